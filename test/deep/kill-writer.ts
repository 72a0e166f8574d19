// A child of kill.test.ts: writes visit events as the desk does and says each only after it is committed.
import { writeSync } from 'node:fs'
import { openDb } from '#db/client.ts'
import { ok } from '#lib/result.ts'
import { changeVisit, openVisit } from '#modules/visits/index.ts'
import { vaultOver } from '#modules/vault/index.ts'
import { aCtx, testMasterKey, wardFacts } from '#test/db/a-ward.ts'

const [dataDir, wardId] = process.argv.slice(2)
const db = await openDb({ dataDir: dataDir! })
const ward = { ...wardFacts(Number(wardId)), vaults: vaultOver(db, testMasterKey) }
const ctx = await aCtx({ db, ward })
const opened = await openVisit(ctx, { kind: 'need', party: null, onBehalfOf: null })
if (!opened.ok) throw new Error(opened.error.code)
const { visitId } = opened.value
for (let seq = 2; ; seq++) {
  const idempotency = { key: `${visitId}/${seq}`, bodyHash: '' }
  const done = await changeVisit(
    { ...ctx, idempotency },
    { name: 'visit.call', right: 'visit.serve', visitId },
    ({ effects }) => {
      effects.enqueue('visit.called', { visitId, seq })
      return ok([{ type: 'called', counterId: '1' }])
    },
  )
  if (!done.ok) throw new Error(done.error.code)
  writeSync(1, `${visitId} ${seq}\n`)
}

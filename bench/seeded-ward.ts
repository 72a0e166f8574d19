import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDb, type Db, type Tx } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { systemIds } from '#lib/ids.ts'
import type { Instant } from '#lib/plain-date.ts'
import { insertAccountRow, makeSignInLink, signInByLink, type WardRow } from '#modules/accounts/index.ts'
import type { Ctx, WardVault } from '#modules/context.ts'
import { openVisit } from '#modules/visits/index.ts'
import { makeKeyFile, openVault, type Vault } from '#modules/vault/index.ts'
import { aCtx, aWard } from '#test/db/a-ward.ts'

export type SeededWard = { dir: string; dataDir: string; keyFile: string; remove(): void }

/** A data directory with one ward, `dossiers` dossiers (a fiftieth of them open), and nothing else. */
export async function seededWard(dossiers: number): Promise<SeededWard> {
  const dir = mkdtempSync(join(tmpdir(), 'motcua-bench-'))
  const dataDir = join(dir, 'data')
  const keyFile = join(dir, 'keys', 'master.key')
  makeKeyFile(keyFile)
  const db = await openDb({ dataDir })
  await migrate(db)
  const vault = await openVault(db, keyFile)
  const ward = await aWard(db, { wardId: 19333, name: 'Phường Thử' }, vault)
  const keys = await vault.forWard(ward.wardId)
  for (let from = 0; from < dossiers; from += 1000) {
    await db.inWard(ward.wardId, (trx) =>
      insertDossiers(trx, keys, { wardId: ward.wardId, from, to: Math.min(dossiers, from + 1000) }),
    )
  }
  await db.executeSql('vacuum analyze dossier')
  await db.executeSql('checkpoint')
  await db.close()
  return { dir, dataDir, keyFile, remove: () => rmSync(dir, { recursive: true, force: true }) }
}

async function insertDossiers(
  trx: Tx,
  keys: WardVault,
  range: { wardId: number; from: number; to: number },
): Promise<void> {
  const rows = Array.from({ length: range.to - range.from }, (_, index) =>
    dossierRow(keys, range.wardId, range.from + index),
  )
  await trx.insertInto('dossier').values(rows).execute()
}

function dossierRow(keys: WardVault, wardId: number, n: number) {
  const id = systemIds.uuid()
  const received = new Date(Date.UTC(2026, 0, 1) + n * 200_000).toISOString()
  const isOpen = n % 50 === 0
  const summary = keys.seal('dossier.summary', id, {
    owner: `Người Thử Số ${n}`,
    submitter: `Người Thử Số ${n}`,
    officialCode: null,
  })
  return {
    ward_id: wardId,
    dossier_id: id,
    visit_id: null,
    procedure_id: 'khai-sinh',
    procedure_version: '2026-07-17',
    case_id: 'c1',
    status: isOpen ? 'received' : 'handedOver',
    clock: isOpen ? 'running' : 'ended',
    summary,
    tracking_index: keys.blindIndex('dossier.code', id),
    official_index: null,
    counter_id: '1',
    holder_id: null,
    received_at: received,
    due_at: received,
    closed_at: isOpen ? null : received,
    version: 1,
    changed_at: received,
  }
}

/** Thirty people in the hall, and an officer who is signed in: her session cookie. */
export async function anOfficer(db: Db, vault: Vault, ward: WardRow): Promise<{ cookie: string; ctx: Ctx }> {
  const accountId = systemIds.uuid()
  const row = {
    accountId,
    displayName: 'Cán bộ thử',
    title: 'Cán bộ',
    roles: ['officer' as const],
    counterId: '1',
  }
  await db.inWard(ward.wardId, (trx) => insertAccountRow(trx, ward.wardId, row))
  const ctx = await aCtx({
    db,
    ward: { ...ward, vaults: vault },
    now: new Date().toISOString() as Instant,
    counterId: '1',
  })
  for (let n = 0; n < 30; n++)
    await openVisit(ctx, {
      kind: 'need',
      party: { kind: 'person', fullName: `Nguyễn Thị Thử Số ${n}` },
      onBehalfOf: null,
    })
  const link = await makeSignInLink(ctx, accountId)
  const session = link.ok ? await signInByLink(ctx, link.value.token, 'bench') : link
  if (!session.ok) throw new Error(session.error.code)
  // As if she had proved herself: the list is measured, not coming in.
  await db.inWard(ward.wardId, (trx) =>
    trx.updateTable('session').set({ strength: 'twoProofs' }).where('ward_id', '=', ward.wardId).execute(),
  )
  return { cookie: `motcua=${session.value.session}`, ctx }
}

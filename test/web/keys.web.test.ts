import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Instant } from '#lib/plain-date.ts'
import { handleMessage } from '#jobs/handlers.ts'
import { systemIds } from '#lib/ids.ts'
import { loadRecoveryList } from '#modules/catalogue/index.ts'
import { beginRotation, rotateWard } from '#modules/custody/index.ts'
import { makeKeyFile, noteTypedBack, readKeyFile, vaultOver, wordsOfKey } from '#modules/vault/index.ts'
import { testMasterKey } from '#test/db/a-ward.ts'
import { embeddedDatabase } from '#test/db/database.ts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { testApp, theCatalogue, tuesday, type TestApp } from './test-app.ts'

const getDb = embeddedDatabase()
const folder = mkdtempSync(join(tmpdir(), 'motcua-keys-page-'))
const keyFile = join(folder, 'master.key')
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeEach(() => {
  rmSync(keyFile, { force: true })
  rmSync(`${keyFile}.sheet`, { force: true })
  makeKeyFile(keyFile)
})

const textOf = async (answer: Response) => (await answer.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const pace = { batch: 50, rest: async () => undefined, isStopped: () => false }

/** What the job runner does with the message, and what goes on beside the desk afterwards. */
async function runJobs({ db, ward, ctx }: TestApp, retireMs: number) {
  const vault = vaultOver(db, testMasterKey, { rereadMs: 0, settleMs: 0 })
  const rows = await db.inWard(ward.wardId, (trx) =>
    trx.selectFrom('outbox').select('outbox_id').where('kind', '=', 'key.rotate').execute(),
  )
  const inside = async (trx: never) =>
    void (await beginRotation(trx, { vault, ids: systemIds, now: tuesday }, ward.wardId))
  const desk = {
    db,
    vaults: vault,
    clock: { now: () => tuesday },
    handlers: new Map([['key.rotate', { inside }]]),
  }
  for (const { outbox_id } of rows) await handleMessage(desk as never, ward.wardId, outbox_id)
  return rotateWard({ ...(await ctx('system')), vault: await vault.forWard(ward.wardId) }, vault, {
    ...pace,
    retireMs,
  })
}

describe('the page about keys', () => {
  it('tells how the key is kept, and never a word of it', async () => {
    const app = await testApp(getDb(), { keyFile })
    const admin = await app.signInAs('administrator')
    const text = await textOf(await admin.get('/trong-coi/khoa'))
    expect(text).toContain('Tệp khóa còn nguyên')
    expect(text).toContain('Chưa gõ thử lần nào')
    noteTypedBack(keyFile, readKeyFile(keyFile), tuesday)
    expect(await textOf(await admin.get('/trong-coi/khoa'))).toContain('Đã gõ thử đúng ngày 17/11/2026')
    noteTypedBack(keyFile, readKeyFile(keyFile), '2026-01-01T00:00:00.000Z' as Instant)
    expect(await textOf(await admin.get('/trong-coi/khoa'))).toMatch(/ngày 1\/1\/2026|ngày 01\/01\/2026/)
    const whole = await (await admin.get('/trong-coi/khoa')).text()
    const words = wordsOfKey(loadRecoveryList(theCatalogue().dir), readKeyFile(keyFile))
    expect(whole).not.toContain(words.slice(0, 2).join(' '))
    expect(whole).not.toContain(readKeyFile(keyFile).toString('base64url'))
    rmSync(keyFile)
    const lost = await textOf(await admin.get('/trong-coi/khoa'))
    expect(lost).toContain('Không thấy tệp khóa')
    expect(lost).toContain('key recover')
  })

  it('is for the administrator alone', async () => {
    const app = await testApp(getDb(), { keyFile })
    for (const role of ['officer', 'chair', 'auditor'] as const) {
      const browser = await app.signInAs(role)
      expect((await browser.get('/trong-coi/khoa')).status, role).toBe(403)
    }
  })

  it('asks for a new data key, shows how far it has come, and that it is done', async () => {
    const app = await testApp(getDb(), { keyFile })
    const admin = await app.signInAs('administrator')
    const asked = await admin.post('/trong-coi/khoa/doi', {}, { from: '/trong-coi/khoa' })
    expect(asked.status).toBe(303)
    expect(await textOf(await admin.get(asked.headers.get('location')!))).toContain('Đã nhận lệnh đổi khóa')
    expect(await runJobs(app, 3_600_000)).toMatchObject({ state: 'settling' })
    const under = await (await admin.get('/trong-coi/khoa')).text()
    expect(under).toMatch(/<progress[^>]+max="\d+"/)
    expect(under).toContain('Máy đợi vài phút')
    const again = await admin.post('/trong-coi/khoa/doi', {}, { from: '/trong-coi/khoa' })
    expect(again.status).toBe(409)
    expect(await textOf(again)).toContain('Khóa đang được đổi rồi')
    expect(await runJobs(app, 0)).toMatchObject({ state: 'done' })
    const done = await textOf(await admin.get('/trong-coi/khoa'))
    expect(done).toMatch(/Lần đổi gần nhất: ngày 17\/11\/2026, khóa lại \d+ phần, khóa cũ đã bỏ/)
  })
})

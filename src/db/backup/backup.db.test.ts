import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { systemClock } from '#lib/clock.ts'
import { ok } from '#lib/result.ts'
import { verifyAudit, write } from '#modules/audit/index.ts'
import { vaultOver } from '#modules/vault/index.ts'
import { aCtx, aWard, testMasterKey } from '#test/db/a-ward.ts'
import { emptyDatabase, kinds } from '#test/db/database.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dbOver, type Db } from '../client.ts'
import { migrate } from '../migrate.ts'
import {
  BackupRefusal,
  checkArchive,
  refuseMisfit,
  restoreBackup,
  writeBackup,
  type BackupKey,
} from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-backup-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const key: BackupKey = {
  proof: 'proof',
  name: 'A3F9-1C',
  sign: (text) => createHash('sha256').update(`secret ${text}`).digest('hex'),
}
const facts = { now: systemClock.now(), key }
const refusedWith = (code: string) => expect.objectContaining({ code })

async function aFilledWard(db: Db) {
  const ward = await aWard(db, { name: 'Phường Sao Lưu "Ữ Ỗ Ặ"' })
  const ctx = await aCtx({ db, ward })
  for (const name of ['một', 'hai\nba']) {
    await write(
      ctx,
      { name: 'counter.add', subject: { type: 'counter', id: name } },
      async (trx, effects) => {
        await trx
          .insertInto('counter')
          .values({ ward_id: ward.wardId, counter_id: name, name, fields: ['a', 'b"c'] })
          .execute()
        await trx
          .insertInto('measure')
          .values({
            ward_id: ward.wardId,
            measure_id: ctx.ids.uuid(),
            day: '2026-11-24',
            name: 'wait',
            figure: 0.1 + 0.2,
            facts: JSON.stringify({ sâu: [1, null] }),
          })
          .execute()
        effects.enqueue('test', { name })
        return ok(null)
      },
    )
  }
  return ward
}

/** Everything in the database as the database writes it, for comparing two of them. */
async function contents(db: Db, wardId: number): Promise<string> {
  return db.inWard(wardId, async (trx) =>
    JSON.stringify([
      await trx.selectFrom('ward').selectAll().execute(),
      await trx.selectFrom('ward_key').selectAll().execute(),
      await trx.selectFrom('counter').selectAll().orderBy('counter_id').execute(),
      await trx.selectFrom('measure').selectAll().orderBy('measure_id').execute(),
      await trx.selectFrom('audit_event').selectAll().orderBy('seq').execute(),
      await trx
        .selectFrom('outbox')
        .select(['outbox_id', 'payload', 'created_at'])
        .orderBy('outbox_id')
        .execute(),
    ]),
  )
}

describe.each(kinds)('backup · $name', ({ name }) => {
  let db: Db
  const file = join(folder, `${name}.backup`)
  beforeAll(async () => {
    db = dbOver(await emptyDatabase(name))
    await migrate(db)
  })
  afterAll(() => db.close())

  test('what is restored equals what was backed up, and the audit chain holds', async () => {
    const ward = await aFilledWard(db)
    const report = await writeBackup(db, file, facts)
    expect(report.counts).toMatchObject({ ward: 1, counter: 4, audit_event: 2, outbox: 2, measure: 2 })
    const target = dbOver(await emptyDatabase(name))
    try {
      const checked = await checkArchive(file)
      refuseMisfit(checked, key)
      const restored = await restoreBackup(target, file, checked)
      expect(restored).toEqual({ counts: report.counts, rows: report.rows, sha256: report.sha256 })
      expect(await contents(target, ward.wardId)).toBe(await contents(db, ward.wardId))
      expect(await verifyAudit(target, ward.wardId)).toMatchObject({ ok: true, rows: 2 })
      const vault = await vaultOver(target, testMasterKey).forWard(ward.wardId)
      const sent = await target.inWard(ward.wardId, (trx) => trx.selectFrom('outbox').selectAll().execute())
      expect(sent.map((row) => vault.open('outbox.payload', row.outbox_id, row.payload))).toContainEqual({
        name: 'một',
      })
      await expect(restoreBackup(target, file, checked)).rejects.toThrow(
        refusedWith('backup.target-not-empty'),
      )
    } finally {
      await target.close()
    }
  })

  test('a file that fails on the way is not left behind', async () => {
    const nowhere = join(folder, 'missing', 'x.backup')
    await expect(writeBackup(db, nowhere, facts)).rejects.toThrow()
    expect(existsSync(`${nowhere}.part`)).toBe(false)
  })
})

describe('a backup file', () => {
  const file = join(folder, 'whole.backup')
  let bytes: Buffer
  beforeAll(async () => {
    const db = dbOver(await emptyDatabase('embedded'))
    await migrate(db)
    await aFilledWard(db)
    await writeBackup(db, file, facts)
    await db.close()
    bytes = readFileSync(file)
  })

  const changed = (content: Buffer): string => {
    const path = join(folder, 'changed.backup')
    writeFileSync(path, content)
    return path
  }

  test('with any byte flipped is refused, unless the byte says nothing of the content', async () => {
    const whole = await checkArchive(file)
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const copy = Buffer.from(bytes)
        copy[at]! ^= flip
        const outcome = await checkArchive(changed(copy)).catch((error: unknown) => error)
        // A gzip file has a time stamp, hints and a few unused bits: with those changed the content is still proven whole.
        if (outcome instanceof BackupRefusal)
          expect(outcome.code).toMatch(/^backup\.(damaged|truncated|unreadable)$/)
        else expect(outcome).toEqual(whole)
      }),
      { numRuns: 100 },
    )
  })

  test('cut at any place is refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), async (length) => {
        await expect(checkArchive(changed(bytes.subarray(0, length)))).rejects.toThrow(BackupRefusal)
      }),
      { numRuns: 40 },
    )
  })

  test('with a row removed, added or changed inside a proper gzip is refused', async () => {
    const lines = gunzipSync(bytes).toString().split('\n')
    const row = lines.findIndex((line) => line.startsWith('["counter"'))
    const forgeries = [
      lines.filter((_, index) => index !== row),
      lines.toSpliced(row, 0, lines[row]!),
      lines.with(row, lines[row]!.replace('Quầy', 'Quày')),
      [...lines, '["counter",{}]'],
    ]
    for (const forged of forgeries) {
      await expect(checkArchive(changed(gzipSync(forged.join('\n'))))).rejects.toThrow(
        refusedWith('backup.damaged'),
      )
    }
  })

  test('of a newer program or another key is refused', async () => {
    const { header, end } = await checkArchive(file)
    expect(() => refuseMisfit({ header, end }, key)).not.toThrow()
    expect(() => refuseMisfit({ header, end }, { ...key, proof: 'other' })).toThrow(
      refusedWith('backup.other-key'),
    )
    const newer = { ...header, schema: [...header.schema, { name: '9999-later.sql', checksum: 'x' }] }
    expect(() => refuseMisfit({ header: newer, end }, key)).toThrow(refusedWith('backup.newer-schema'))
  })

  test('changed by somebody who sums it anew is refused: a row, a ward, the key it names, an older shape', async () => {
    const lines = gunzipSync(bytes).toString().trimEnd().split('\n')
    const body = lines.slice(0, -1)
    const end = JSON.parse(lines.at(-1)!) as Record<string, unknown>
    const ward = /"ward_id":(\d+)/.exec(body.find((line) => line.startsWith('["ward",'))!)![1]!
    const summed = (changed: string[], last: Record<string, unknown> = {}) => {
      const sha256 = createHash('sha256')
        .update(`${changed.join('\n')}\n`)
        .digest('hex')
      return gzipSync([...changed, JSON.stringify({ ...end, ...last, sha256 })].join('\n'))
    }
    const forgeries = {
      row: summed(body.map((line) => line.replace('Quầy', 'Quày'))),
      'swapped ward': summed(body.map((line) => line.replaceAll(`"ward_id":${ward}`, '"ward_id":7'))),
      'signed by nobody': summed(body, { mac: '' }),
    }
    for (const [name, forged] of Object.entries(forgeries)) {
      const outcome = await checkArchive(changed(forged)).catch((error: unknown) => error)
      if (outcome instanceof BackupRefusal) expect(outcome.code, name).toBe('backup.damaged')
      else expect(() => refuseMisfit(outcome as never, key), name).toThrow(refusedWith('backup.forged'))
    }
    const unsigned = [body[0]!.replace('"format":2', '"format":1'), ...body.slice(1)]
    await expect(checkArchive(changed(summed(unsigned)))).rejects.toThrow(refusedWith('backup.unreadable'))
  })

  test('that is no backup is refused', async () => {
    await expect(checkArchive(changed(Buffer.from('hello')))).rejects.toThrow(refusedWith('backup.damaged'))
    await expect(checkArchive(changed(gzipSync('{"a":1}\n')))).rejects.toThrow(
      refusedWith('backup.unreadable'),
    )
    await expect(checkArchive(join(folder, 'not-there'))).rejects.toThrow(refusedWith('backup.unreadable'))
  })
})

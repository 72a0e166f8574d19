import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { Db, Tx } from '#db/client.ts'
import { eraseDossier, eraseVisit } from '#db/retention/index.ts'
import { syncFolder } from '#lib/os/sync-tree.ts'
import { leaveTrail } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import { forgetPhone } from '#modules/dossiers/index.ts'
import { insertErasureRow, listErasureRows, listWardIdsHere, type Erasure } from './erasures.store.ts'

/** Lies beside the key, outside the data and every backup: an older backup knows nothing of what was erased after it. */
export function erasureFileOf(keyFile: string): string {
  return `${keyFile}.erased`
}

/** The list on disk is damaged: restoring without it could bring somebody back, so nothing is restored. */
export class ErasureListRefusal extends Error {
  readonly code = 'restore.erasures-damaged'
}

const Line = z.strictObject({
  wardId: z.int().min(1),
  subjectType: z.enum(['visit', 'dossier', 'phone']),
  subjectId: z.uuid(),
  erasedAt: z.string(),
})

/** Writes the whole list anew, whole or not at all. Ids alone: it says nothing of anybody. */
export async function keepErasureList(db: Db, keyFile: string): Promise<number> {
  const rows = await db.acrossWards((trx) => listErasureRows(trx))
  const file = erasureFileOf(keyFile)
  const known = existsSync(file) ? readErasureList(keyFile) : []
  // What an older database, restored here, no longer knows stays on the list.
  const all = new Map([...known, ...rows].map((row) => [keyOf(row), row]))
  if (all.size === 0) return 0
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, [...all.values()].map((row) => `${JSON.stringify(row)}\n`).join(''), {
    mode: 0o600,
    flush: true,
  })
  renameSync(draft, file)
  syncFolder(dirname(file))
  return all.size
}

function keyOf({ wardId, subjectType, subjectId }: Erasure): string {
  return `${wardId} ${subjectType} ${subjectId}`
}

/** Undefined when there is no list here, which `restore` says aloud. */
export function findErasureList(keyFile: string): Erasure[] | undefined {
  return existsSync(erasureFileOf(keyFile)) ? readErasureList(keyFile) : undefined
}

function readErasureList(keyFile: string): Erasure[] {
  const file = erasureFileOf(keyFile)
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  return lines.map((line, index) => {
    const parsed = Line.safeParse(parseJson(line))
    if (parsed.success) return parsed.data
    throw new ErasureListRefusal(
      `Danh sách đã xóa ${file} hỏng ở dòng ${index + 1}. Chép lại từ bản giữ riêng rồi phục hồi, để người đã xin xóa không trở lại.`,
    )
  })
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** Erases again, in a database just restored, what was erased since that backup. Says how many were there again. */
export async function reapplyErasures(
  db: Db,
  list: readonly Erasure[],
  contextOf: (wardId: number) => Promise<Ctx>,
): Promise<number> {
  const here = new Set(await db.acrossWards((trx) => listWardIdsHere(trx)))
  const byWard = Map.groupBy(
    list.filter(({ wardId }) => here.has(wardId)),
    ({ wardId }) => wardId,
  )
  let again = 0
  for (const [wardId, erasures] of byWard) {
    const ctx = await contextOf(wardId)
    again += await db.acrossWards((trx) => reapplyInWard(trx, ctx, erasures))
  }
  return again
}

async function reapplyInWard(trx: Tx, ctx: Ctx, erasures: readonly Erasure[]): Promise<number> {
  let again = 0
  for (const erasure of erasures) {
    if (await eraseAgain(trx, ctx, erasure)) again += 1
    await insertErasureRow(trx, erasure)
  }
  const act = {
    name: 'privacy.eraseAgain',
    subject: { type: 'ward', id: String(ctx.ward.wardId) },
    fields: [`erasures:${again}`],
  }
  await leaveTrail(trx, ctx, { act, outbox: [], idempotency: null })
  return again
}

async function eraseAgain(trx: Tx, ctx: Ctx, { subjectType, subjectId }: Erasure): Promise<boolean> {
  if (subjectType === 'phone') return forgetPhone(trx, ctx, subjectId)
  const erase = subjectType === 'visit' ? eraseVisit : eraseDossier
  return Object.keys(await erase(trx, ctx.ward.wardId, subjectId)).length > 0
}

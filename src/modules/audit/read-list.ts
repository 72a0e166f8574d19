import type { Db, Tx } from '#db/client.ts'
import type { Ctx } from '#modules/context.ts'
import { leaveTrail, type Act, type AuditObject } from './write.ts'

/** How long a row shown in a list counts as told: after that, showing it again is a new link. */
const toldForMs = 60 * 60_000

/** People at their devices who are remembered at once; the one longest unseen is forgotten first. */
const mostReaders = 2_000

type Told = Map<string, number>

/** What was told, by database, reader and list. Lost at a restart: then everything shown is told once more. */
const memory = new WeakMap<Db, Map<string, Told>>()

/**
 * Reads a list that stands open all day. The reading is audited by what it newly shows: one link names the rows this person on this
 * device was not shown within the last hour; a page that shows nothing new adds none, and costs nothing.
 */
export async function readList<T>(
  ctx: Ctx,
  act: Act,
  list: { load(trx: Tx): Promise<T>; shows(value: T): AuditObject[] },
): Promise<T> {
  const told = toldTo(ctx, act)
  const now = Date.parse(ctx.now)
  const isNew = ({ type, id }: AuditObject) => now - (told.get(`${type}:${id}`) ?? -Infinity) >= toldForMs
  let objects: AuditObject[] = []
  const value = await ctx.db.inWard(ctx.ward.wardId, async (trx) => {
    const loaded = await list.load(trx)
    objects = list.shows(loaded).filter(isNew)
    if (objects.length > 0)
      await leaveTrail(trx, ctx, { act: { ...act, objects }, outbox: [], idempotency: null })
    return loaded
  })
  remember(told, objects, now)
  return value
}

function toldTo(ctx: Ctx, act: Act): Told {
  const readers = memory.get(ctx.db) ?? new Map<string, Told>()
  memory.set(ctx.db, readers)
  const reader = [ctx.ward.wardId, ctx.actor.id, ctx.actor.role, ctx.device, act.name].join('\n')
  const told = readers.get(reader) ?? new Map<string, number>()
  // Used last, forgotten last.
  readers.delete(reader)
  readers.set(reader, told)
  if (readers.size > mostReaders) readers.delete(readers.keys().next().value!)
  return told
}

/** Only after the commit: what was rolled back was told to nobody. */
function remember(told: Told, objects: AuditObject[], now: number): void {
  if (objects.length === 0) return
  for (const [name, at] of told) if (now - at >= toldForMs) told.delete(name)
  for (const { type, id } of objects) told.set(`${type}:${id}`, now)
}

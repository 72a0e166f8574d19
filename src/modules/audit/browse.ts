import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import type { Ctx } from '#modules/context.ts'
import { listActions, listEntries, type AuditEntry, type AuditFilter } from './browse.store.ts'
import { read } from './read.ts'
import { write, type Act, type AuditObject } from './write.ts'

export type AuditPage = { entries: AuditEntry[]; actions: string[]; before: number | undefined }

const pageRows = 50

/** A page of the audit view. Looking at it is an entry of its own: what was asked for, by whom. */
export async function browseAudit(
  ctx: Ctx,
  filter: AuditFilter & { before?: number | undefined },
): Promise<AuditPage> {
  const { wardId } = ctx.ward
  return read(ctx, actOf(ctx, 'audit.browse', filter), async (trx) => {
    const found = await listEntries(trx, wardId, { ...filter, limit: pageRows + 1 })
    const entries = found.slice(0, pageRows)
    const before = found.length > pageRows ? entries.at(-1)!.seq : undefined
    return { entries, before, actions: await listActions(trx, wardId) }
  })
}

function actOf(ctx: Ctx, name: string, { actorId, objects, action, from, to }: AuditFilter): Act {
  const fields = [
    ...(actorId ? [`actor:${actorId}`] : []),
    ...(action ? [`action:${action}`] : []),
    ...(from ? [`from:${from}`] : []),
    ...(to ? [`to:${to}`] : []),
    ...(objects ?? []).map(({ type, id }) => `${type}:${id}`),
  ]
  return { name, subject: { type: 'audit', id: String(ctx.ward.wardId) }, fields, purpose: 'oversight' }
}

/** Why an incident pack is taken; the number is that of the case, never a name. */
export const packReasons = ['incident', 'inspection', 'request', 'drill'] as const
export type PackReason = { code: (typeof packReasons)[number]; caseNo: string }

export type AuditPack = { entries: AuditEntry[]; isHeld: boolean }

const perTrip = 5_000

/** The entries of an incident, the newest first, at most `most`. The taking is written down with its reason before anything is read. */
export async function takePack(
  ctx: Ctx,
  filter: AuditFilter,
  { reason, most }: { reason: PackReason; most: number },
): Promise<Result<AuditPack, Refusal>> {
  if (!packReasons.includes(reason.code)) return refuse('audit.no-reason')
  const act = { ...actOf(ctx, 'audit.export', filter), reason: `${reason.code} ${reason.caseNo}`.trim() }
  const noted = await write(ctx, act, async () => ok({ most }))
  if (!noted.ok) return noted
  const entries: AuditEntry[] = []
  for (;;) {
    const page = await nextEntries(ctx, filter, entries.at(-1)?.seq)
    entries.push(...page)
    if (page.length < perTrip || entries.length > most) break
  }
  return ok({ entries: entries.slice(0, most), isHeld: entries.length > most })
}

function nextEntries(ctx: Ctx, filter: AuditFilter, before: number | undefined): Promise<AuditEntry[]> {
  const { wardId } = ctx.ward
  return ctx.db.inWard(wardId, (trx) => listEntries(trx, wardId, { ...filter, before, limit: perTrip }))
}

/** What a citizen is told of one access to her dossier: the role and counter, never a name or a device. */
export type Access = Pick<
  AuditEntry,
  'seq' | 'at' | 'actorRole' | 'counter' | 'action' | 'purpose' | 'reason'
>

/** Who has seen a dossier and the visit it came from, the newest first. Asking is an access too, and is told the next time. */
export async function listAccesses(
  ctx: Ctx,
  objects: readonly AuditObject[],
  { before }: { before: number | undefined },
): Promise<{ accesses: Access[]; before: number | undefined }> {
  const act = { name: 'dossier.whoSaw', subject: objects[0]! }
  return read(ctx, act, async (trx) => {
    const found = await listEntries(trx, ctx.ward.wardId, { objects, before, limit: pageRows + 1 })
    const accesses = found
      .slice(0, pageRows)
      .map(({ seq, at, actorRole, counter, action, purpose, reason }) => {
        return { seq, at, actorRole, counter, action, purpose, reason }
      })
    return { accesses, before: found.length > pageRows ? accesses.at(-1)!.seq : undefined }
  })
}

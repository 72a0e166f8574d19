import type { Tx } from '#db/client.ts'
import type { ViewReason } from '#domain/access/view-reason.ts'
import { isUuid } from '#lib/ids.ts'
import { read } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import { findViewReason, insertViewReason } from './finding.store.ts'

export type NotedReason = { text: string; keep(trx: Tx): Promise<void> }

/**
 * A reason as the audit link carries it: its code, and after a colon the row where her own words lie sealed. Words may name a
 * person, and a link can never be sealed again or forgotten. `keep` belongs in the transaction that writes the link.
 */
export function viewReasonNote(ctx: Ctx, { code, words }: ViewReason): NotedReason {
  if (!words) return { text: code, keep: async () => {} }
  const reasonId = ctx.ids.uuid()
  const sealed = ctx.vault.seal('view_reason.words', reasonId, words)
  return {
    text: `${code}:${reasonId}`,
    keep: (trx) => insertViewReason(trx, ctx.ward.wardId, { reasonId, words: sealed, at: ctx.now }),
  }
}

/** Her own words, for whoever looks after the audit: reading them is an act of its own. Undefined once retention took them. */
export async function showViewReason(ctx: Ctx, reasonId: string): Promise<string | undefined> {
  if (!isUuid(reasonId)) return undefined
  const act = { name: 'audit.readReason', subject: { type: 'audit', id: reasonId }, fields: ['reason'] }
  const sealed = await read(ctx, act, (trx) => findViewReason(trx, ctx.ward.wardId, reasonId))
  return sealed && ctx.vault.open<string>('view_reason.words', reasonId, sealed)
}

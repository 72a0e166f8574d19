import type { Tx } from '#db/client.ts'
import type { ViewReason } from '#domain/access/view-reason.ts'
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

/** The reason of an audit link for somebody who may read it; undefined for links with another kind of reason. */
export async function readViewReasonNote(
  trx: Tx,
  ctx: Ctx,
  text: string,
): Promise<{ code: string; words: string } | undefined> {
  const [, code, reasonId] = /^([a-zA-Z]+)(?::([0-9a-f-]{36}))?$/.exec(text) ?? []
  if (!code) return undefined
  const sealed = reasonId ? await findViewReason(trx, ctx.ward.wardId, reasonId) : undefined
  return { code, words: sealed && reasonId ? ctx.vault.open('view_reason.words', reasonId, sealed) : '' }
}

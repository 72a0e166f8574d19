import type { Tx } from '#db/client.ts'
import type { WardVault } from '#modules/context.ts'
import { findCutRow, findFirstSeq } from './audit.store.ts'
import { chainStart } from './chain.ts'
import type { Act } from './write.ts'

/** The last link that was cut off because its time was over, and how many went with it. */
export type Cut = { seq: number; hash: string; rows: number }

/**
 * The note a cut leaves in the chain it cuts: it names the last link that went and its hash, under the ward's own key.
 * The chain goes on from there, and nobody without the key can shorten it with a note of his own.
 */
export function cutNote(vault: WardVault, { seq, hash, rows }: Cut): Act {
  return {
    name: 'audit.cut',
    subject: { type: 'audit', id: String(seq) },
    fields: [`rows:${rows}`],
    reason: `${hash} ${signatureOf(vault, { seq, hash })}`,
  }
}

function signatureOf(vault: WardVault, { seq, hash }: Pick<Cut, 'seq' | 'hash'>): string {
  return vault.blindIndex('audit.cut', `${seq} ${hash}`)
}

export type Beginning = { seq: number; hash: string; signature: string | null }

/** Where the walk along the chain begins: at its start, or at the last cut its own note tells of. */
export async function findBeginning(trx: Tx, wardId: number): Promise<Beginning> {
  const start = { seq: 0, hash: chainStart, signature: null }
  const first = await findFirstSeq(trx, wardId)
  if (first === null || first === 1) return start
  const note = await findCutRow(trx, wardId, first)
  const [hash = '', signature = ''] = note?.reason.split(' ') ?? []
  return note ? { seq: Number(note.subjectId), hash, signature } : start
}

/** Whether a beginning is the start, or a cut made with the ward's key. */
export function isOwnBeginning(vault: WardVault, { seq, hash, signature }: Beginning): boolean {
  return signature === null || signature === signatureOf(vault, { seq, hash })
}

import type { Tx } from '#db/client.ts'
import { findTermsOf, type FindTerm } from '#domain/person/index.ts'
import type { DossierPerson } from '#domain/dossier/dossier-event.ts'
import type { Ctx, WardVault } from '#modules/context.ts'
import { deleteEntry, deleteTerms, insertEntry, type Term } from './finding.store.ts'

/** 52 bits of the keyed hash: whole numbers of JSON, and among millions of terms still no two alike. */
export function hashTerm(vault: WardVault, { kind, text }: FindTerm): Term {
  const hash = Buffer.from(vault.blindIndex(`find.${kind}`, text), 'base64url')
  return Number(hash.readBigUInt64BE(0) >> 12n)
}

export type Findable = { dossierId: string; people: readonly DossierPerson[] }

/** In the transaction that makes the dossier: from its commit on it is found by its people. */
export async function noteTerms(
  trx: Tx,
  ctx: Pick<Ctx, 'ward' | 'vault'>,
  { dossierId, people }: Findable,
): Promise<void> {
  const terms = new Set(findTermsOf(people).map((term) => hashTerm(ctx.vault, term)))
  await insertEntry(trx, ctx.ward.wardId, { dossierId, terms: [...terms] })
}

/** In the transaction that voids or deletes the dossier: nothing of its people stays behind. */
export async function forgetTerms(trx: Tx, wardId: number, dossierId: string): Promise<void> {
  await deleteTerms(trx, wardId, dossierId)
  await deleteEntry(trx, wardId, dossierId)
}

import type { Tx } from '#db/client.ts'
import type { DossierEvent, DossierPerson } from '#domain/dossier/dossier-event.ts'
import { foldDossier } from '#domain/dossier/dossier-state.ts'
import type { Ctx } from '#modules/context.ts'
import { forgetTerms, noteTerms } from '#modules/finding/index.ts'
import { lockDossier, sealDossierEvents } from './dossier-log.ts'
import { deleteDossierEventRow, insertDossierEventRows } from './dossiers.store.ts'

/**
 * Takes the phone numbers out of a dossier: its first fact is removed and written anew without them, and the finding list
 * forgets them. Only the keeper may; whoever serves a request can add facts and remove none. True when there was one.
 */
export async function forgetPhone(trx: Tx, ctx: Ctx, dossierId: string): Promise<boolean> {
  const dossier = await lockDossier(trx, ctx, dossierId)
  const first = dossier?.events[0]
  if (!dossier || first?.type !== 'received') return false
  const { submitter, owner } = first
  if (!submitter.phone && !owner.phone) return false
  const without: DossierEvent = { ...first, submitter: withoutPhone(submitter), owner: withoutPhone(owner) }
  const [row] = sealDossierEvents(ctx.vault, dossierId, [without])
  await deleteDossierEventRow(trx, ctx.ward.wardId, row!)
  await insertDossierEventRows(trx, ctx.ward.wardId, [row!])
  if (foldDossier(dossier.events).status === 'void') return true
  await forgetTerms(trx, ctx.ward.wardId, dossierId)
  await noteTerms(trx, ctx, { dossierId, people: [without.owner, without.submitter] })
  return true
}

function withoutPhone({ phone: _, ...person }: DossierPerson): DossierPerson {
  return person
}

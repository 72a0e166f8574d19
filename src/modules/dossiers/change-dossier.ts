import type { Tx } from '#db/client.ts'
import { may, type Action } from '#domain/access/action.ts'
import { dossierRefusal, type DossierAct } from '#domain/dossier/dossier-can.ts'
import type { DossierFact } from '#domain/dossier/dossier-event.ts'
import { factRefusal } from '#domain/dossier/fact-refusal.ts'
import { err, ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import { write, type Effects } from '#modules/audit/index.ts'
import type { Ctx } from '#modules/context.ts'
import { askingOf, lockVisit, rightsRefusal, type Visit } from '#modules/visits/index.ts'
import { appendDossierFacts, findDossier, lockDossier, type Dossier } from './dossier-log.ts'

export type DossierStep = { trx: Tx; dossier: Dossier; visit: Visit | undefined; effects: Effects }
type Facts = Result<DossierFact[], Refusal>

/**
 * The shape of every act on a dossier: ask who may, lock, ask the table of acts, decide the facts, see that they say enough,
 * append, audit, commit. Who may sign in another's place is asked with the procedure at hand.
 */
export async function changeDossier(
  ctx: Ctx,
  what: {
    name: string
    act: DossierAct
    right?: Action
    dossierId: string
    visitId?: string | null
    fields?: string[]
  },
  decide: (step: DossierStep) => Promise<Facts> | Facts,
): Promise<Result<{ dossier: Dossier }, Refusal>> {
  const { name, fields, right = 'visit.serve' } = what
  if (!may(askingOf(ctx), right)) return refuse('kit.forbidden')
  const done = await write(
    ctx,
    {
      name,
      subject: { type: 'dossier', id: what.dossierId },
      fields,
      objects: what.visitId ? [{ type: 'visit', id: what.visitId }] : [],
    },
    async (trx, effects) => {
      // Locks are always taken in the order visit, dossier, audit head: two officers wait, they never block for good.
      const visit = what.visitId ? await lockVisit(trx, ctx, what.visitId) : undefined
      const dossier = await lockDossier(trx, ctx, what.dossierId)
      if (!dossier || (what.visitId && !visit)) return refuse('not-found')
      const { procedureId } = dossier.state
      const forbidden = await rightsRefusal(trx, ctx, right, { procedureId })
      const refusal = forbidden ?? dossierRefusal(dossier.state, what.act)
      if (refusal) return err(refusal)
      const facts = await decide({ trx, dossier, visit, effects })
      if (!facts.ok) return facts
      const wanting = facts.value.map(factRefusal).find((found) => found !== undefined)
      if (wanting) return err(wanting)
      await appendDossierFacts(trx, ctx, dossier, facts.value)
      return ok({ dossierId: dossier.id })
    },
  )
  return done.ok ? reread(ctx, done.value.dossierId) : done
}

/** The answer of a repeated request is the dossier as it stands, not as it stood. */
async function reread(ctx: Ctx, dossierId: string): Promise<Result<{ dossier: Dossier }, Refusal>> {
  const dossier = await ctx.db.inWard(ctx.ward.wardId, (trx) => findDossier(trx, ctx, dossierId))
  return dossier ? ok({ dossier }) : refuse('not-found')
}

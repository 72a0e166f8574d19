import type { Tx } from '#db/client.ts'
import { accessRefusal, type Action, type Asking } from '#domain/access/action.ts'
import type { AccessFacts } from '#domain/access/condition.ts'
import { helpFacts } from '#domain/visit/help.ts'
import type { Refusal } from '#lib/result.ts'
import type { Ctx } from '#modules/context.ts'
import { findDuty } from '#modules/duty/index.ts'
import type { Visit } from './visit-log.ts'

/** Who asks, as the table of rights knows her. */
export function askingOf({ actor, ward }: Ctx): Asking {
  return { ...actor, wardId: ward.wardId }
}

/**
 * The table of rights with the facts of this moment: undefined when the actor may. The shift is looked up only for those
 * whose right hangs on it; a look-up that fails is a fault, never a yes.
 */
export async function rightsRefusal(
  trx: Tx,
  ctx: Ctx,
  action: Action,
  more: { visit?: Visit } & AccessFacts = {},
): Promise<Refusal | undefined> {
  const { visit, ...given } = more
  const facts: AccessFacts = { now: ctx.now, ...given, ...(visit ? { help: helpOf(ctx, visit) } : {}) }
  const refusal = accessRefusal(askingOf(ctx), action, facts)
  if (!refusal || !hangsOnDuty(ctx)) return refusal
  return accessRefusal(askingOf(ctx), action, { ...facts, duty: await findDuty(trx, ctx) })
}

function hangsOnDuty({ actor }: Ctx): boolean {
  return actor.roles.some((role) => role === 'member' || role === 'minorMember' || role === 'squadLeader')
}

export function helpOf(ctx: Ctx, visit: Visit) {
  const { formId } = visit.state.need ?? {}
  return helpFacts(visit, formId ? ctx.catalogue.findForm(formId)?.sensitive === true : false)
}

import { capacities } from '#domain/access/delegation.ts'
import { tidy } from '#lib/vietnamese-text.ts'
import { listPeople } from '#modules/accounts/index.ts'
import { delegateSigning, endDelegation, listDelegations } from '#modules/delegations/index.ts'
import { page, redirectTo, refused, unprocessable, type Reply } from '../kit/reply.ts'
import type { Req } from '../kit/route.ts'
import { paths } from '../paths.ts'
import { DelegationsPage, type DelegationProblems, type DelegationTyped } from './delegations.page.tsx'
import { doneOf } from './done-of.ts'
import { readPeriod } from './period.ts'

const nothing: DelegationTyped = {
  delegateId: '',
  capacity: '',
  procedures: '',
  fromDay: '',
  toDay: '',
  document: '',
}

export async function show(req: Req): Promise<Reply> {
  const done = doneOf(req.t.people.done, req.query.get('xong'))
  return page(<DelegationsPage {...await view(req)} typed={nothing} problems={{}} done={done} />)
}

export async function add(req: Req): Promise<Reply> {
  const { form, ctx } = req
  const here = await view(req)
  const typed: DelegationTyped = {
    delegateId: form.get('delegateId'),
    capacity: form.get('capacity'),
    procedures: form.get('procedures'),
    fromDay: form.get('fromDay'),
    toDay: form.get('toDay'),
    document: tidy(form.get('document')),
  }
  const { period, problems: wrongDays } = readPeriod(req)
  const capacity = capacities.find((one) => one === typed.capacity)
  const procedureIds = typed.procedures.split(/[\s,;]+/).filter(Boolean)
  const unknown = procedureIds.find((id) => !ctx.catalogue.procedures.has(id))
  const problems: DelegationProblems = {
    ...wrongDays,
    ...(here.people.some(({ accountId }) => accountId === typed.delegateId) ? {} : { delegate: true }),
    ...(capacity ? {} : { capacity: true }),
    ...(typed.document ? {} : { document: true }),
    ...(unknown ? { unknown } : {}),
  }
  if (!period || !capacity || Object.keys(problems).length > 0)
    return unprocessable(<DelegationsPage {...here} typed={typed} problems={problems} />)
  const { delegateId, document } = typed
  const given = await delegateSigning(ctx, { delegateId, capacity, procedureIds, document, ...period })
  return given.ok ? redirectTo(`${paths.delegations()}?xong=delegated`) : refused(given.error)
}

export async function end({ ctx, params }: Req): Promise<Reply> {
  const ended = await endDelegation(ctx, params.delegationId!)
  return ended.ok ? redirectTo(`${paths.delegations()}?xong=delegationEnded`) : refused(ended.error)
}

async function view({ ctx }: Req) {
  const people = (await listPeople(ctx)).filter(
    ({ isActive, accountId }) => isActive && accountId !== ctx.actor.id,
  )
  return { people, delegations: await listDelegations(ctx), ownName: ctx.actor.name }
}

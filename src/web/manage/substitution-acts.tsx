import { tidy } from '#lib/vietnamese-text.ts'
import { listPeople, type PersonRow } from '#modules/accounts/index.ts'
import { addSubstitution, endSubstitution, listSubstitutions } from '#modules/delegations/index.ts'
import { page, redirectTo, refused, unprocessable, type Reply } from '../kit/reply.ts'
import type { Req } from '../kit/route.ts'
import { paths } from '../paths.ts'
import { doneOf } from './done-of.ts'
import { readPeriod } from './period.ts'
import { SubstitutionsPage, type SubstitutionTyped } from './substitutions.page.tsx'

const nothing: SubstitutionTyped = { absentId: '', substituteId: '', fromDay: '', toDay: '', reason: '' }

export async function show(req: Req): Promise<Reply> {
  const done = doneOf(req.t.people.done, req.query.get('xong'))
  return page(<SubstitutionsPage {...await view(req)} typed={nothing} problems={{}} done={done} />)
}

export async function add(req: Req): Promise<Reply> {
  const { form, ctx } = req
  const here = await view(req)
  const typed: SubstitutionTyped = {
    absentId: form.get('absentId'),
    substituteId: form.get('substituteId'),
    fromDay: form.get('fromDay'),
    toDay: form.get('toDay'),
    reason: tidy(form.get('reason')),
  }
  const { period, problems } = readPeriod(req)
  const absent = isOneOf(here.people, typed.absentId)
  const substitute = isOneOf(here.people, typed.substituteId)
  if (!period || !absent || !substitute) {
    const all = {
      ...problems,
      ...(absent ? {} : { absent: true }),
      ...(substitute ? {} : { substitute: true }),
    }
    return unprocessable(<SubstitutionsPage {...here} typed={typed} problems={all} />)
  }
  const { absentId, substituteId, reason } = typed
  const added = await addSubstitution(ctx, { absentId, substituteId, reason, ...period })
  return added.ok ? redirectTo(`${paths.substitutions()}?xong=substituted`) : refused(added.error)
}

export async function end({ ctx, params }: Req): Promise<Reply> {
  const ended = await endSubstitution(ctx, params.substitutionId!)
  return ended.ok ? redirectTo(`${paths.substitutions()}?xong=substitutionEnded`) : refused(ended.error)
}

async function view({ ctx }: Req) {
  const people = (await listPeople(ctx)).filter(({ isActive }) => isActive)
  return { people, substitutions: await listSubstitutions(ctx) }
}

function isOneOf(people: readonly PersonRow[], id: string): boolean {
  return people.some(({ accountId }) => accountId === id)
}

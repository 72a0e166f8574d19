import { needsTwoProofs } from '#domain/access/proof.ts'
import { rolesProblem, toGivenRoles } from '#domain/access/role-rules.ts'
import { tidy } from '#lib/vietnamese-text.ts'
import type { Refusal, Result } from '#lib/result.ts'
import {
  addPerson,
  changePerson,
  endPersonSessions,
  leavePerson,
  listCounters,
  listPeople,
  makePersonLink,
  resetProofs,
  type PersonInput,
  type PersonRow,
} from '#modules/accounts/index.ts'
import { qrSvg } from '#print/qr.ts'
import { notFound, page, redirectTo, refused, unprocessable, type Reply } from '../kit/reply.ts'
import type { Req } from '../kit/route.ts'
import { paths } from '../paths.ts'
import { doneOf } from './done-of.ts'
import { PeoplePage } from './people.page.tsx'
import type { PersonProblems } from './person-form.tsx'
import { NewPersonPage, PersonLinkPage, PersonPage } from './person.page.tsx'

export async function showPeople(req: Req): Promise<Reply> {
  return page(
    <PeoplePage people={await listPeople(req.ctx)} done={doneOf(req.t.people.done, req.query.get('xong'))} />,
  )
}

export async function showPerson(req: Req): Promise<Reply> {
  const person = await findPerson(req)
  if (!person) return notFound()
  return page(
    <PersonPage
      person={person}
      counters={await listCounters(req.ctx)}
      done={doneOf(req.t.people.done, req.query.get('xong'))}
    />,
  )
}

export async function showNewPerson({ ctx }: Req): Promise<Reply> {
  const typed = { displayName: '', title: '', roles: [], counterId: null }
  return page(<NewPersonPage typed={typed} problems={{}} counters={await listCounters(ctx)} />)
}

export async function add(req: Req): Promise<Reply> {
  const counters = await listCounters(req.ctx)
  const { input, problems } = readPerson(req, counters)
  if (problems) return unprocessable(<NewPersonPage typed={input} problems={problems} counters={counters} />)
  const added = await addPerson(req.ctx, input)
  return added.ok ? redirectTo(`${paths.person(added.value.accountId)}?xong=added`) : refused(added.error)
}

export async function change(req: Req): Promise<Reply> {
  const person = await findPerson(req)
  if (!person) return notFound()
  const counters = await listCounters(req.ctx)
  const { input, problems } = readPerson(req, counters)
  if (problems)
    return unprocessable(<PersonPage person={person} typed={input} problems={problems} counters={counters} />)
  return backTo(person, await changePerson(req.ctx, person.accountId, input), 'changed')
}

/** Shown once and never again: only its hash is kept. */
export async function makeLink(req: Req): Promise<Reply> {
  const person = await findPerson(req)
  if (!person) return notFound()
  const made = await makePersonLink(req.ctx, person.accountId)
  if (!made.ok) return refused(made.error)
  const url = `${originFor(req, person)}${paths.signIn(made.value.token)}`
  const square = `data:image/svg+xml,${encodeURIComponent(qrSvg(url))}`
  return page(<PersonLinkPage person={person} url={url} square={square} />)
}

/** Members come with phones, which are in the hall; everybody else comes to the desk. */
function originFor({ hall, facts }: Req, { roles }: PersonRow): string {
  return (needsTwoProofs(roles) ? null : hall?.origin()) ?? facts.site
}

export async function endAll(req: Req): Promise<Reply> {
  const person = await findPerson(req)
  return person ? backTo(person, await endPersonSessions(req.ctx, person.accountId), 'ended') : notFound()
}

export async function reset(req: Req): Promise<Reply> {
  const person = await findPerson(req)
  return person ? backTo(person, await resetProofs(req.ctx, person.accountId), 'reset') : notFound()
}

export async function leave(req: Req): Promise<Reply> {
  const left = await leavePerson(req.ctx, req.params.accountId!)
  return left.ok ? redirectTo(`${paths.people()}?xong=left`) : refused(left.error)
}

function backTo(person: PersonRow, result: Result<unknown, Refusal>, done: string): Reply {
  return result.ok ? redirectTo(`${paths.person(person.accountId)}?xong=${done}`) : refused(result.error)
}

async function findPerson({ ctx, params }: Req): Promise<PersonRow | undefined> {
  const people = await listPeople(ctx)
  return people.find(({ accountId, isActive }) => isActive && accountId === params.accountId)
}

type Read = { input: PersonInput; problems?: PersonProblems }

function readPerson({ form }: Req, counters: { counterId: string }[]): Read {
  const counterId = form.get('counterId')
  const input: PersonInput = {
    displayName: tidy(form.get('displayName')),
    title: tidy(form.get('title')),
    roles: toGivenRoles(form.getAll('roles')),
    counterId: counters.some((one) => one.counterId === counterId) ? counterId : null,
  }
  const roles = rolesProblem(input.roles)
  const isNamed = /\p{L}.*\p{L}/u.test(input.displayName) && input.displayName.length <= 120
  if (isNamed && !roles) return { input }
  return { input, problems: { ...(isNamed ? {} : { name: true as const }), ...(roles ? { roles } : {}) } }
}

import { randomBytes } from 'node:crypto'
import type { Db } from '#db/client.ts'
import type { Role } from '#domain/access/role.ts'
import { trackingCodeFrom } from '#domain/dossier/tracking-code.ts'
import { systemIds } from '#lib/ids.ts'
import { routes } from '#web/app.ts'
import type { Route } from '#web/kit/route.ts'
import { aPerson, csrfOf, sessionOf, sessionStates, type SessionState, type TestPerson } from './actors.ts'
import { aPeopledWard, signable, type PeopledWard } from './matrix-things.ts'
import { testApp, type TestApp } from './test-app.ts'

/** Whose thing an address names: her own, another's of the ward, another ward's, or nobody's. */
export const kinds = ['own', 'other', 'foreign', 'missing'] as const
export type Kind = (typeof kinds)[number]
export type Cell = {
  name: string
  route: Route
  person: TestPerson | null
  session: string
  state: SessionState
  kind: Kind
}
export type Answer = { status: number; location: string; body: string; headers: string }

/** What a change must carry to be understood at all; all others are sent empty, and answer with a problem or a refusal. */
const bodies: Record<string, Record<string, string>> = {
  '/giup/:visitId/cau': { key: 'child.fullName', value: 'Lê Thị Mới' },
  '/giup/:visitId/the': { role: 'mother', raw: 'x' },
  '/giup/:visitId/dong-y': { answer: 'yes' },
  '/ho-so': { ma: '0' },
}

export type Stage = {
  db: Db
  test: TestApp
  here: PeopledWard
  there: PeopledWard
  own: Map<string, string>
  othersVisit: string
  foreignVisit: string
  sessions: Map<TestPerson, string>
}

/** Two wards full of people and things, one program that serves both, a session for everybody. */
export async function aStage(db: Db): Promise<Stage> {
  const test = await testApp(db, { publicUrl: 'http://localhost' })
  const here = await aPeopledWard(db, 'Hia')
  const there = await aPeopledWard(db, 'Kia')
  // The public pages of this installation belong to the first ward.
  Object.assign(test.parts.publicWard, here.ward)
  for (const { ward } of [here, there]) test.wards.set(ward.wardId, ward)
  const own = new Map<string, string>()
  for (const role of ['member', 'squadLeader'] as const) own.set(role, await here.visitOf(here.people[role]))
  const officers = await here.visitOf(here.people.officer)
  const othersVisit = await here.visitOf(here.another)
  for (const role of signable) if (!own.has(role)) own.set(role, officers)
  const foreignVisit = await there.visitOf(there.people.officer)
  const sessions = new Map<TestPerson, string>()
  for (const person of [...Object.values(here.people), there.people.officer])
    sessions.set(person, await sessionOf(person))
  return { db, test, here, there, own, othersVisit, foreignVisit, sessions }
}

export async function cellsOf(stage: Stage): Promise<Cell[]> {
  const { here, there, sessions } = stage
  const served = routes.filter(({ path }) => !path.startsWith('/vao'))
  const cells: Cell[] = []
  const add = (who: string, of: Pick<Cell, 'person' | 'session' | 'state'>, which: readonly Kind[]) => {
    for (const route of served)
      for (const kind of hasThing(route) ? which : (['own'] as const))
        cells.push({ ...of, route, kind, name: `${who} ${of.state} ${route.method} ${route.path} (${kind})` })
  }
  // A past session is no session at all: a page for everybody cannot tell whose it was, and one role stands for all.
  for (const state of sessionStates.filter((state) => state !== 'live'))
    for (const role of signable) {
      const person = await formerOf(stage, role)
      add(role, { person, session: await sessionOf(person, state), state }, ['own'])
    }
  const past = cells.filter(
    ({ route, person }) => route.guard !== 'public' || person?.actor.role === 'officer',
  )
  cells.splice(0, cells.length, ...past)
  add('nobody', { person: null, session: '', state: 'live' }, kinds)
  for (const person of [...Object.values(here.people), there.people.officer]) {
    const who = person.ward === here.ward ? person.actor.role : 'officer next door'
    const session = sessions.get(person)!
    add(who, { person, session, state: 'live' }, kinds)
  }
  // What is taken back stays as dead rows until the end: pages that read long logs come first.
  return cells.sort(
    (one, other) => Number(other.route.guard === 'public') - Number(one.route.guard === 'public'),
  )
}

/** Her account is used by no other cell: a deactivated one would end their sessions too. */
function formerOf({ db, here }: Stage, role: Role): Promise<TestPerson> {
  return aPerson(db, here.ward, role)
}

export function hasThing({ path }: Pick<Route, 'path'>): boolean {
  return /:(visitId|dossierId|code|shiftId)/.test(path)
}

export function addressOf(
  stage: Stage,
  { route, person, kind }: Pick<Cell, 'route' | 'person' | 'kind'>,
): string {
  const { here, there, own, othersVisit, foreignVisit } = stage
  const isNextDoor = person?.ward === there.ward
  const missing = systemIds.uuid()
  const mine = isNextDoor ? foreignVisit : own.get(person?.actor.role ?? 'officer')!
  const [near, far] = isNextDoor ? [there, here] : [here, there]
  const pick = (of: { own: string; other: string; foreign: string }) =>
    kind === 'missing' ? missing : of[kind]
  const visit = {
    own: mine,
    other: isNextDoor ? foreignVisit : othersVisit,
    foreign: isNextDoor ? othersVisit : foreignVisit,
  }
  const thing = (name: 'dossierId' | 'shiftId' | 'trackingCode') =>
    pick({ own: near[name], other: near[name], foreign: far[name] })
  return route.path
    .replace(':visitId', pick(visit))
    .replace(':dossierId', thing('dossierId'))
    .replace(':shiftId', thing('shiftId'))
    .replace(':code', kind === 'missing' ? missingCode() : thing('trackingCode'))
    .replace(':id', 'khai-sinh')
    .replace(/:[a-zA-Z]*Id\b/g, missing)
    .replace(/:[a-zA-Z]+/g, 'khong-co')
}

/** A code of the right shape that no dossier has. */
function missingCode(): string {
  return trackingCodeFrom(randomBytes(13))
}

let asked = 0

/** One call, taken back afterwards: no cell changes what the next one finds. */
export async function ask(
  stage: Stage,
  cell: Pick<Cell, 'route' | 'person' | 'session' | 'kind'>,
): Promise<Answer> {
  const { route, person, session } = cell
  await stage.db.executeSql('savepoint cell')
  const headers: Record<string, string> = session ? { cookie: `motcua=${session}` } : {}
  // Look-ups by code are few for each address: every cell has an address of its own.
  if (route.limit && route.reaches.public)
    headers['x-forwarded-for'] = `10.${(asked += 1) >> 16}.${(asked >> 8) & 255}.${asked & 255}`
  const init: RequestInit = { method: route.method, headers }
  if (route.method === 'POST') {
    const csrf = person ? await csrfOf(person, session) : ''
    headers['content-type'] = 'application/x-www-form-urlencoded'
    init.body = new URLSearchParams({ _csrf: csrf, _key: systemIds.uuid(), ...bodies[route.path] })
  }
  const answer = await stage.test.app.request(addressOf(stage, cell), init)
  const isText = (answer.headers.get('content-type') ?? '').startsWith('text')
  const body = isText ? await answer.text() : ''
  await stage.db.executeSql('rollback to savepoint cell')
  stage.test.forget(session)
  return {
    status: answer.status,
    location: answer.headers.get('location') ?? '',
    body,
    headers: JSON.stringify([...answer.headers].filter(([name]) => name !== 'set-cookie')),
  }
}

import type { Db } from '#db/client.ts'
import { accessRefusal, may, type Action } from '#domain/access/action.ts'
import { isAnswered } from '#domain/access/reach.ts'
import { askingOf, helpOf } from '#modules/visits/index.ts'
import { routes } from '#web/app.ts'
import type { Route } from '#web/kit/route.ts'
import type { TestPerson } from './actors.ts'
import {
  addressOf,
  aStage,
  ask,
  cellsOf,
  hasThing,
  type Answer,
  type Cell,
  type Kind,
  type Stage,
} from './matrix-stage.ts'
import { signable, visitNow } from './matrix-things.ts'
import { neverAt } from './never-cells.ts'
import { tuesday } from './test-app.ts'

export type Matrix = {
  calls: number
  routes: number
  actors: number
  allowed: number
  denied: number
  /** Cells that were not answered as the table of rights says. */
  wrong: string[]
  seconds: number
}

/** Every route as every actor, live and past, on her own thing, another's, the neighbour's and nobody's. */
export async function runMatrix(db: Db): Promise<Matrix> {
  const started = performance.now()
  const stage = await aStage(db)
  const counts = { calls: 0, allowed: 0, denied: 0 }
  const wrong: string[] = []
  const far = new Map<string, string>()
  for (const cell of await cellsOf(stage)) {
    const answer = await ask(stage, cell)
    counts.calls += 1
    const isFar = cell.kind === 'foreign' || cell.kind === 'missing'
    if (isFar && answer.status !== 429) wrong.push(...difference(far, cell, answer))
    const fault = await faultOf(stage, cell, answer)
    if (fault) wrong.push(`${cell.name}: ${fault}`)
    counts[isDenied(answer, cell.route) ? 'denied' : 'allowed'] += 1
  }
  const seconds = (performance.now() - started) / 1000
  // Roles that sign in, nobody, a citizen with a code, and the officer next door.
  return { ...counts, routes: routes.length, actors: signable.length + 3, wrong, seconds }
}

/** Sent back to the page that asks for consent is a no as well. */
function isDenied({ status, location }: Answer, route: Route): boolean {
  const sentBack =
    status === 303
    && /^\/giup\/[0-9a-f-]{36}$/.test(location)
    && !/\/(dong-y|cau|the|viec|doc-lai)$/.test(route.method === 'POST' ? route.path : '')
  return [401, 403, 404].includes(status) || (sentBack && route.path.split('/').length > 3)
}

async function faultOf(stage: Stage, cell: Cell, answer: Answer): Promise<string | undefined> {
  const wanted = await expectedOf(stage, cell)
  const got = verdictOf(answer)
  if (isNever(cell) && !isDenied(answer, cell.route)) return `answered ${answer.status}, and never may`
  if (answer.status >= 500) return `answered ${answer.status}`
  if (wanted !== 'served' && /Dấu ?(Hia|Kia)/.test(answer.body.replace(ownName(cell), '')))
    return 'a no that tells a name'
  return (as[wanted] as readonly Verdict[]).includes(got)
    ? undefined
    : `${got} (${answer.status}), expected ${wanted}`
}

function isNever({ person, route }: Cell): boolean {
  const who = person?.actor.role ?? 'nobody'
  return neverAt.some(([role, at]) => role === who && at.test(route.path))
}

/** Her own name stands on her own pages. */
function ownName({ person }: Cell): RegExp {
  return new RegExp(person?.actor.name ?? '$^', 'g')
}

type Verdict = 'signIn' | 'forbidden' | 'missing' | 'sentBack' | 'refused' | 'nowhere' | 'served'

/** Which answers are as wanted: a no may also send back to the page that asks for consent; a yes may meet a rule of the desk. */
const as = {
  signIn: ['signIn'],
  forbidden: ['forbidden', 'sentBack'],
  missing: ['missing'],
  sentBack: ['forbidden', 'sentBack'],
  refused: ['missing', 'refused'],
  nowhere: ['missing', 'forbidden', 'nowhere'],
  served: ['served', 'refused', 'sentBack'],
} as const satisfies Record<Verdict, readonly Verdict[]>

function verdictOf({ status, location }: Answer): Verdict {
  if (status === 401) return 'signIn'
  if (status === 403) return 'forbidden'
  if (status === 404) return 'missing'
  // An address that asks too often is told so before anything is looked for.
  if (status === 429) return 'nowhere'
  if (status === 409 || status === 422) return 'refused'
  return status === 303 && /^\/giup\/[0-9a-f-]{36}$/.test(location) ? 'sentBack' : 'served'
}

/** The cell's verdict from the table of rights and the facts of the thing: nothing here knows a handler. */
async function expectedOf(stage: Stage, { route, person, state, kind }: Cell): Promise<Verdict> {
  if (!isAnswered(route.reaches, { reach: 'desk', kind: null })) return 'nowhere'
  if (route.guard === 'public') return publicVerdict(route, state === 'live' ? person : null, kind)
  if (!person || state !== 'live') return 'signIn'
  const ctx = await person.ctx()
  if (!may(askingOf(ctx), route.guard)) return 'forbidden'
  if (hasThing(route) && (kind === 'foreign' || kind === 'missing')) return 'missing'
  if (!route.path.includes(':visitId'))
    return /:[a-zA-Z]*(Id|token)\b/.test(route.path) && !hasThing(route) ? 'refused' : 'served'
  return visitVerdict(stage, ctx, { route, kind })
}

async function visitVerdict(
  stage: Stage,
  ctx: Awaited<ReturnType<TestPerson['ctx']>>,
  { route, kind }: { route: Route; kind: Kind },
): Promise<Verdict> {
  const address = addressOf(stage, {
    route: { ...route, path: ':visitId' },
    person: personOf(stage, ctx.actor.id!),
    kind,
  })
  const help = helpOf(ctx, await visitNow(ctx, address))
  const duty = {
    supervisorId: stage.here.people.officer.actor.id!,
    supervisorIsAdult: true,
    guardianAgreed: true,
  }
  const refusal = accessRefusal(askingOf(ctx), route.guard as Action, {
    now: tuesday,
    help,
    duty,
    reason: 'thử',
  })
  if (!refusal) return 'served'
  return refusal.code === 'access.not-agreed'
    ? route.path.endsWith('.pdf')
      ? 'missing'
      : 'sentBack'
    : 'forbidden'
}

function personOf({ sessions }: Stage, id: string): TestPerson {
  return [...sessions.keys()].find(({ actor }) => actor.id === id)!
}

/** A form needs the secret of its own session; a code that is not of this ward is no code, and the squad looks nobody up. */
function publicVerdict(route: Route, person: TestPerson | null, kind: Kind): Verdict {
  if (route.method === 'POST') return person ? 'served' : 'forbidden'
  if (!route.path.includes(':code')) return 'served'
  const refusal = accessRefusal({ roles: person?.actor.roles ?? ['citizen'] }, 'dossier.follow', {
    holdsCode: true,
  })
  return !refusal && (kind === 'own' || kind === 'other') ? 'served' : 'missing'
}

/** Foreign and missing are one answer: status, headers, and body but for the id and the secrets of the request. */
function difference(far: Map<string, string>, cell: Cell, answer: Answer): string[] {
  const name = `${cell.person?.actor.id} ${cell.route.method} ${cell.route.path}`
  const [before, now] = [far.get(name), plain(answer)]
  far.set(name, now)
  return before === undefined || before === now ? [] : [`${cell.name}: tells foreign from missing`]
}

function plain({ status, location, body, headers }: Answer): string {
  const bare = (text: string) =>
    text
      .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')
      .replace(/name="_(csrf|key)" value="[^"]*"/g, '')
      .replace(/(MC )?\b[0-9A-HJKMNP-TV-Z]{4}-?[0-9A-HJKMNP-TV-Z]{4}-?[0-9A-HJKMNP-TV-Z]{5}\b/g, 'CODE')
  return [status, bare(location), bare(headers), bare(body)].join('\n')
}

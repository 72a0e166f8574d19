import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Hono } from 'hono'
import type { Db } from '#db/client.ts'
import type { Role } from '#domain/access/role.ts'
import { systemIds } from '#lib/ids.ts'
import { projectRoot } from '#lib/os/project-root.ts'
import type { Instant } from '#lib/plain-date.ts'
import { insertAccountRow, makeSignInLink, sessionsOver, type AccountRow } from '#modules/accounts/index.ts'
import { openShift } from '#modules/duty/index.ts'
import { loadCatalogue, type Catalogue } from '#modules/catalogue/index.ts'
import type { Ctx, WardFacts } from '#modules/context.ts'
import { devicesOver } from '#modules/devices/index.ts'
import { webApp } from '#web/app.ts'
import type { Arrival } from '#web/kit/client.ts'
import type { WebParts } from '#web/kit/web-parts.ts'
import { aCtx, aWard, type TestWard } from '#test/db/a-ward.ts'

let known: Catalogue | undefined

/** The real catalogue, read once a worker. */
export function theCatalogue(): Catalogue {
  known ??= loadCatalogue(join(projectRoot(), 'catalogue'))
  return known
}

/** A Tuesday morning on which the office is open. */
export const tuesday = '2026-11-17T01:41:00.000Z' as Instant

export type TestApp = {
  app: Hono
  db: Db
  ward: TestWard
  parts: WebParts
  /** Has a session asked of the database again, as three seconds would. */
  forget(session: string): void
  /** The wards this installation serves; a test adds a neighbour here. */
  wards: Map<number, WardFacts>
  lines: Record<string, unknown>[]
  ctx(role?: Role): Promise<Ctx>
  /** A browser of its own: keeps cookies, sends forms with the token of the page it came from. */
  browser(): Browser
  signInAs(role: Role): Promise<Browser>
  /** The address of a fresh one-time link of a new account. */
  linkFor(role: Role): Promise<string>
}

export type Browser = {
  get(path: string, headers?: Record<string, string>): Promise<Response>
  /** Opens `from`, takes the token and key of its first form, and posts. */
  post(path: string, fields: Record<string, string>, options?: PostOptions): Promise<Response>
  secrets(path: string): Promise<{ csrf: string; key: string }>
  cookie(name: string): string | undefined
}
export type PostOptions = { from?: string; csrf?: string; key?: string; headers?: Record<string, string> }

/** `wishes` stand in place of the parts of the program. */
export async function testApp(db: Db, wishes: Partial<WebParts> = {}): Promise<TestApp> {
  const ward = await aWard(db)
  const clock = { now: () => tuesday }
  const lines: Record<string, unknown>[] = []
  const catalogue = theCatalogue()
  const wards = new Map<number, WardFacts>([[ward.wardId, ward]])
  const parts: WebParts = {
    db,
    vault: ward.vaults,
    catalogue,
    clock,
    ids: systemIds,
    wards,
    publicWard: ward,
    publicUrl: undefined,
    sessions: sessionsOver(db, clock),
    devices: devicesOver(db, clock),
    assets: { dir: '/nowhere', manifest: { 'main.css': 'main.css' } },
    secure: false,
    ticketPrinter: null,
    paperPrinter: null,
    requestsPerMinute: 100_000,
    log: (line) => void lines.push(line),
    ...wishes,
  }
  const app = webApp(parts)
  const ctx = (role: Role = 'officer') =>
    aCtx({ db, ward, role, catalogue, now: tuesday, counterId: role === 'officer' ? '1' : null })
  const browser = () => browserOf(app)
  const linkFor = (role: Role) => makeLink({ db, ward, ctx, role })
  return {
    app,
    db,
    ward,
    parts,
    forget: (session) => parts.sessions.forget(session),
    wards,
    lines,
    ctx,
    browser,
    linkFor,
    signInAs: async (role) => {
      const browser = await signIn(app, await linkFor(role))
      await asIfProven(db, ward, browser)
      return browser
    },
  }
}

/** `at`: the listener and the socket her requests come through; the desk itself when not said. */
export function browserOf(app: Hono, at: Arrival = {}): Browser {
  const cookies = new Map<string, string>()
  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...(init.headers as object), ...(cookie ? { cookie } : {}) }
    const answer = await app.request(path, { ...init, headers }, at)
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      if (/Max-Age=0/.test(line)) cookies.delete(pair.slice(0, at))
      else cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return answer
  }
  const secrets = async (path: string) => {
    const text = await (await send(path)).text()
    return {
      csrf: /name="_csrf" value="([^"]*)"/.exec(text)?.[1] ?? '',
      key: /name="_key" value="([^"]*)"/.exec(text)?.[1] ?? '',
    }
  }
  return {
    get: (path, headers) => send(path, { headers: headers ?? {} }),
    secrets,
    cookie: (name) => cookies.get(name),
    async post(path, fields, { from = '/', csrf, key, headers } = {}) {
      const found = await secrets(from)
      const body = new URLSearchParams({ _csrf: csrf ?? found.csrf, _key: key ?? found.key, ...fields })
      return send(path, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      })
    },
  }
}

async function makeLink(on: Pick<TestApp, 'db' | 'ward' | 'ctx'> & { role: Role }): Promise<string> {
  const { db, ward, role } = on
  const accountId = systemIds.uuid()
  const row = {
    accountId,
    displayName: `Người thử ${role}`,
    title: role,
    login: null,
    roles: [role],
    counterId: role === 'officer' ? '1' : null,
  }
  await db.inWard(ward.wardId, (trx) => insertAccountRow(trx, ward.wardId, row))
  await putOnDuty(on, row)
  const made = await makeSignInLink(await on.ctx('system'), accountId)
  if (!made.ok) throw new Error('no link')
  return `/vao/${made.value.token}`
}

/** As if she had come in by a passkey a moment ago: most tests are not about coming in. */
export async function asIfProven(db: Db, ward: TestWard, browser: Browser): Promise<void> {
  const token = browser.cookie('motcua') ?? browser.cookie('__Host-motcua')
  const tokenHash = createHash('sha256').update(token!).digest('base64url')
  await db.inWard(ward.wardId, (trx) =>
    trx
      .updateTable('session')
      .set({ strength: 'twoProofs' })
      .where('ward_id', '=', ward.wardId)
      .where('token_hash', '=', tokenHash)
      .execute(),
  )
}

/** The squad works on a shift only: an officer opens one for whoever signs in. */
async function putOnDuty(on: Pick<TestApp, 'db' | 'ward' | 'ctx'>, member: AccountRow): Promise<void> {
  const squad: readonly Role[] = ['member', 'minorMember', 'squadLeader']
  if (!member.roles.some((role) => squad.includes(role))) return
  const supervisor = await on.ctx('officer')
  const row = {
    ...member,
    accountId: supervisor.actor.id!,
    displayName: 'Người phụ trách',
    roles: ['officer' as const],
  }
  await on.db.inWard(on.ward.wardId, (trx) => insertAccountRow(trx, on.ward.wardId, row))
  const ids = [member.accountId]
  const opened = await openShift(supervisor, { memberIds: ids, guardianAgreedIds: ids, hours: 12 })
  if (!opened.ok) throw new Error(opened.error.code)
}

async function signIn(app: Hono, link: string): Promise<Browser> {
  const browser = browserOf(app)
  const entered = await browser.post(link, {}, { from: link })
  if (entered.status !== 303) throw new Error(`sign-in answered ${entered.status}`)
  return browser
}

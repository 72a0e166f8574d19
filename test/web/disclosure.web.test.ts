import { describe, expect, it } from 'vitest'
import { rolesNamed, may } from '#domain/access/action.ts'
import type { Role } from '#domain/access/role.ts'
import type { Db } from '#db/client.ts'
import { systemIds } from '#lib/ids.ts'
import type { Ctx } from '#modules/context.ts'
import { receiveDossier, showDossier, signResult, enterOfficialCode } from '#modules/dossiers/index.ts'
import { agreeReadBack, giveAnswers, noteFormPrinted, scanCard, showDraft } from '#modules/intake/index.ts'
import { vaultOver, type Vault } from '#modules/vault/index.ts'
import { checkPapers, findNeed, openVisit } from '#modules/visits/index.ts'
import { routes } from '#web/app.ts'
import type { Route } from '#web/kit/route.ts'
import { birthAnswers, motherCard, must } from '#test/desk/walk-a-visit.ts'
import { testMasterKey } from '#test/db/a-ward.ts'
import { embeddedDatabase } from '#test/db/database.ts'
import { testApp, type Browser, type TestApp } from './test-app.ts'

/*
 * Whoever is shown a sealed value leaves a link that names whose it was. Every live route is driven with real data through a vault
 * that notes what it opens; a value that was opened for an answer and stands in no link fails here, also for a route made tomorrow.
 */

type Opened = { place: string; row: string }

/** A vault that notes what is opened for a page. */
function watched(vault: Vault, opened: Opened[]): Vault {
  return {
    ...vault,
    async forWard(wardId) {
      const keys = await vault.forWard(wardId)
      return {
        ...keys,
        open<T>(place: string, row: string, sealed: Uint8Array): T {
          opened.push({ place, row })
          return keys.open<T>(place, row, sealed)
        },
      }
    },
  }
}

/** The program's own: an answer kept for a repeated request belongs to who asked, a message to the job, a proof to who gives it. */
const ownWork = /^(idempotency\.result|outbox\.payload|print_job\.payload|sign-in|credential\.)/

/** These end what a browser has: nothing would be shown behind them. */
const ends = ['/ra', '/khoa']

/** These look through more than they show: what stands on the page counts. */
const searches = ['POST /quay/tim']

/** `visit_event.data` of `<id>/3` belongs to the visit `<id>`. */
function objectOf({ place, row }: Opened): string {
  const type = place.split(/[._]/)[0]!
  return `${type}:${row.split('/')[0]!}`
}

type Link = {
  seq: number
  actor_id: string | null
  action: string
  purpose: string
  route: string
  names: string[]
}

async function linksAfter(db: Db, wardId: number, seq: number): Promise<Link[]> {
  return db.inWard(wardId, async (trx) => {
    const rows = await trx
      .selectFrom('audit_event')
      .select(['seq', 'actor_id', 'action', 'purpose', 'route', 'subject_type', 'subject_id', 'objects'])
      .where('seq', '>', seq)
      .orderBy('seq')
      .execute()
    return rows.map((row) => ({
      ...row,
      names: [`${row.subject_type}:${row.subject_id}`, ...row.objects],
    })) as Link[]
  })
}

async function aPrintedVisit(ctx: Ctx): Promise<string> {
  const party = { kind: 'person' as const, fullName: 'Nguyễn Thị Mẫu Hậu' }
  const { visitId } = must(await openVisit(ctx, { kind: 'need', party, onBehalfOf: null }))
  must(await findNeed(ctx, visitId, 'khai-sinh'))
  must(await checkPapers(ctx, visitId, [{ name: 'Giấy chứng sinh', state: 'have' }]))
  must(await scanCard(ctx, visitId, { role: 'mother', raw: motherCard }))
  must(await giveAnswers(ctx, visitId, { answers: birthAnswers, source: 'spoken' }))
  const view = (await showDraft(ctx, visitId))!
  must(await agreeReadBack(ctx, visitId, view.draft.version))
  must(await noteFormPrinted(ctx, visitId))
  return visitId
}

async function aDossier(ctx: Ctx, visitId: string): Promise<{ dossierId: string; code: string }> {
  const owner = { fullName: 'Nguyễn Mẫu Quỳnh' }
  const submitter = { fullName: 'Nguyễn Thị Mẫu Hậu' }
  const caseId = ctx.catalogue.getProcedure('khai-sinh').processingTime[0]!.caseId
  const received = must(await receiveDossier(ctx, visitId, { caseId, submitter, owner, papers: [] }))
  return { dossierId: received.dossierId, code: received.trackingCode }
}

/** What a form must say to get as far as showing or changing something. */
const bodies: Record<string, Record<string, string>> = {
  '/ho-so': { ma: ':code' },
  '/quay/tim': { asked: 'Nguyễn Mẫu Quỳnh' },
  '/quay/ho-so/:dossierId/xem': { reason: 'phone' },
  '/quay/luot/:visitId/ten': { fullName: 'Nguyễn Thị Mẫu Hậu' },
  '/quay/luot/:visitId/viec': { procedureId: 'khai-sinh' },
  '/quay/luot/:visitId/ve': { reason: 'asked' },
  '/quay/luot/:visitId/the': { role: 'mother', raw: motherCard },
  '/quay/luot/:visitId/to-khai': { 'f.child.ethnicity': 'Kinh' },
  '/quay/ho-so/:dossierId/bo-sung': { items: 'Giấy chứng sinh', reason: 'thiếu' },
  '/quay/ho-so/:dossierId/ky': { outcome: 'granted', resultNumber: '12' },
  '/quay/ho-so/:dossierId/tra': { to: 'Nguyễn Thị Mẫu Hậu', authority: 'owner', proof: 'căn cước' },
}

type Data = { visitId: string; dossierId: string; code: string; accountId: string }

function filled(text: string, data: Data): string {
  return text
    .replace(/:(visitId|dossierId|code|accountId)\b/g, (_, name: keyof Data) => data[name])
    .replace(':token', '1.aaaaaaaaaaaaaaaaaaaa')
    .replace(':id', 'khai-sinh')
    .replace(/:\w+/g, () => systemIds.uuid())
}

const getDb = embeddedDatabase()

describe('what is shown of people', () => {
  it('stands in the audit chain, for every route and everybody who may open it', async () => {
    const opened: Opened[] = []
    const app = await testApp(getDb(), { vault: watched(vaultOver(getDb(), testMasterKey), opened) })
    const { drive, unseen, odd, disclosing } = driver(app, opened)
    const gets = routes.filter(({ method }) => method === 'GET')
    const posts = routes.filter(({ method, path }) => method === 'POST' && !ends.includes(path))
    const signed = await freshData(app, true)
    for (const route of gets) {
      for (const role of rolesOf(route)) await drive(route, role, signed)
    }
    for (const route of posts) await drive(route, rolesOf(route)[0]!, await freshData(app, false))
    expect(unseen).toEqual([])
    expect(odd).toEqual([])
    // A watch that watches nothing would pass: these must have shown people.
    for (const path of ['/quay', '/quay/luot/:visitId', '/quay/ho-so/:dossierId', '/giup', '/ho-so/:code'])
      expect(disclosing).toContain(`GET ${path}`)
    for (const path of ['/quay/luot/:visitId/to-khai', '/quay/ho-so/:dossierId/bo-sung', '/quay/tim'])
      expect(disclosing).toContain(`POST ${path}`)
  }, 300_000)
})

async function freshData(app: TestApp, isSigned: boolean): Promise<Data> {
  const ctx = await app.ctx('officer')
  const shown = await aPrintedVisit(ctx)
  const dossier = await aDossier(ctx, await aPrintedVisit(ctx))
  if (isSigned) {
    must(await enterOfficialCode(ctx, dossier.dossierId, `H47.15.3-261117-${systemIds.token(4)}`))
    const signer = await app.ctx('signer')
    must(await signResult(signer, dossier.dossierId, { outcome: 'granted', resultNumber: '12', reason: '' }))
  }
  if (!(await showDossier(ctx, dossier.dossierId))) throw new Error('no dossier')
  return { visitId: shown, ...dossier, accountId: ctx.actor.id! }
}

function rolesOf({ guard }: Route): Role[] {
  return guard === 'public' ? ['citizen'] : rolesNamed(guard)
}

type Driven = {
  drive(route: Route, role: Role, data: Data): Promise<void>
  /** Values shown that stand in no link. */
  unseen: string[]
  /** Links without a purpose, or that name another route. */
  odd: string[]
  disclosing: Set<string>
}

function driver(app: TestApp, opened: Opened[]): Driven {
  const browsers = new Map<Role, Browser>()
  /** What each role was told of in lists that stand open: shown again within the hour it is not told again. */
  const lists = new Map<Role, Set<string>>()
  const found = { unseen: [] as string[], odd: [] as string[], disclosing: new Set<string>() }
  const browserOf = async (role: Role) => {
    const known = browsers.get(role)
    const browser = known ?? (role === 'citizen' ? app.browser() : await app.signInAs(role))
    browsers.set(role, browser)
    return browser
  }
  const drive = async (route: Route, role: Role, data: Data) => {
    const browser = await browserOf(role)
    const told = lists.get(role) ?? new Set<string>()
    lists.set(role, told)
    const name = `${route.method} ${route.path}`
    const csrf = route.method === 'POST' ? (await browser.secrets(formOf(role))).csrf : ''
    const before = (await linksAfter(app.db, app.ward.wardId, 0)).at(-1)?.seq ?? 0
    opened.length = 0
    const answer =
      route.method === 'GET'
        ? await browser.get(filled(route.path, data))
        : await browser.post(filled(route.path, data), bodyOf(route, data), { csrf, key: systemIds.uuid() })
    const body = searches.includes(name) ? await answer.text() : ''
    const links = await linksAfter(app.db, app.ward.wardId, before)
    for (const link of links) if (link.action === 'desk.list') link.names.forEach((one) => told.add(one))
    const named = new Set([...links.flatMap(({ names }) => names), ...told])
    const shown = opened
      .filter(({ place }) => !ownWork.test(place))
      .map(objectOf)
      .filter((one) => !body || body.includes(one.split(':')[1]!))
    const isDisclosed = answer.status === 200 || answer.status === 303 || answer.status === 422
    if (isDisclosed && shown.length > 0) found.disclosing.add(name)
    if (isDisclosed)
      for (const one of new Set(shown)) if (!named.has(one)) found.unseen.push(`${role} ${name}: ${one}`)
    for (const link of links)
      if (!link.purpose || link.route !== name)
        found.odd.push(`${role} ${name}: ${link.action} ${link.route}`)
  }
  return { drive, ...found }
}

/** A page with a form this role may open: where the token of her forms is found. */
function formOf(role: Role): string {
  return role === 'citizen' ? '/ho-so' : '/trung-bay'
}

function bodyOf(route: Route, data: Data): Record<string, string> {
  return Object.fromEntries(
    Object.entries(bodies[route.path] ?? {}).map(([key, text]) => [key, filled(text, data)]),
  )
}

it('knows who may open what', () => {
  expect(routes.filter(({ guard }) => guard !== 'public' && !rolesOf({ guard } as Route).length)).toEqual([])
  expect(may({ roles: ['auditor'] }, 'audit.open')).toBe(true)
})

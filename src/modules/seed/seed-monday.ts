import type { HandOverAuthority } from '#domain/dossier/dossier-event.ts'
import type { Party } from '#domain/visit/party.ts'
import {
  addDays,
  dateOf,
  dayOfWeek,
  instantOf,
  localTimeOf,
  type Instant,
  type LocalTime,
  type PlainDate,
} from '#lib/plain-date.ts'
import type { Actor, Ctx } from '#modules/context.ts'
import {
  dueOfDossier,
  handOverResult,
  receiveDossier,
  requestSupplement,
  signResult,
} from '#modules/dossiers/index.ts'
import { openShift } from '#modules/duty/index.ts'
import { rateVisit } from '#modules/feedback/index.ts'
import { answerHelp, bringForm, checkPapers, findNeed, leave, openVisit } from '#modules/visits/index.ts'
import type { DemoDay, DemoVisit } from './demo-data.ts'
import { must } from './must.ts'

/** Who acts in the demonstration, by the key used in people.yaml. */
export type Cast = (key: string) => Actor

type Stage = { ctx: Ctx; cast: Cast }

/**
 * Plays a Monday through the real use-cases at the times it would have had, so that every list, log and audit row
 * of the demonstration ward is what the desk itself would have written.
 */
export async function playMonday(stage: Stage, day: DemoDay): Promise<void> {
  const today = dateOf(localTimeOf(stage.ctx.now))
  const monday = countableMonday(stage.ctx, mondayBefore(today), day.visits)
  for (const visit of day.visits) await playPerson(stage, monday, visit)
  // Whoever waits came today, even when the ward is made just after midnight.
  const midnight = instantOf(`${today}T00:00` as LocalTime)
  await playShift(stage, earliest(stage, day, midnight))
  for (const visit of day.today) {
    const came = later(stage.ctx.now, -visit.minutesAgo)
    await playArrival(stage, visit, came < midnight ? midnight : came)
  }
}

/** The shift of the squad begins before the first of today comes, and its leader answers for it. */
async function playShift(stage: Stage, opened: Instant): Promise<void> {
  const ctx = at(stage, 'leader', opened)
  const memberIds = ['member1', 'member2', 'member3', 'member4', 'minor'].map((key) => stage.cast(key).id!)
  must(await openShift(ctx, { memberIds, guardianAgreedIds: [stage.cast('minor').id!], hours: 12 }))
}

function earliest(stage: Stage, day: DemoDay, midnight: Instant): Instant {
  const longest = Math.max(0, ...day.today.map(({ minutesAgo }) => minutesAgo))
  const first = later(stage.ctx.now, -longest)
  return first < midnight ? midnight : first
}

function mondayBefore(today: PlainDate): PlainDate {
  const sinceMonday = dayOfWeek(today) - 1
  return addDays(today, sinceMonday === 0 ? -7 : -sinceMonday)
}

const mostWeeksBack = 104

/**
 * That Monday, or the last one before it on which every due date can be counted: a year without a calendar is refused,
 * and a ward made for trying must still open when nobody has added the next year's.
 */
function countableMonday(ctx: Ctx, monday: PlainDate, visits: readonly DemoVisit[]): PlainDate {
  const mondays = Array.from({ length: mostWeeksBack }, (_, weeks) => addDays(monday, -7 * weeks))
  return mondays.find((day) => visits.every((visit) => isCountable(ctx, day, visit))) ?? monday
}

function isCountable(ctx: Ctx, day: PlainDate, { at: time, procedure }: DemoVisit): boolean {
  const limit = procedure && ctx.catalogue.getProcedure(procedure).processingTime[0]
  if (!procedure || !limit) return true
  const received = `${day}T${time}` as LocalTime
  return dueOfDossier(ctx, {
    procedureId: procedure,
    caseId: limit.caseId,
    received,
    policy: ctx.ward.settings.deadlinePolicy,
    pauses: [],
  }).ok
}

function at(stage: Stage, key: string, now: Instant): Ctx {
  return { ...stage.ctx, now, actor: stage.cast(key), device: 'demo', idempotency: null }
}

function later(start: Instant, minutes: number): Instant {
  return new Date(Date.parse(start) + minutes * 60_000).toISOString() as Instant
}

function earlierOf(one: Instant, other: Instant): Instant {
  return one < other ? one : other
}

type Comer = Pick<DemoVisit, 'by' | 'name' | 'procedure' | 'onBehalfOf' | 'representative' | 'authority'>

function partyOf(visit: Comer): Party {
  const { name: fullName, representative, authority } = visit
  return representative
    ? { kind: 'organisation', fullName, representative, authority: authority ?? '' }
    : { kind: 'person', fullName }
}

async function playArrival(stage: Stage, visit: Comer, came: Instant): Promise<string> {
  const kind = visit.onBehalfOf ? 'onBehalf' : visit.procedure ? 'need' : 'asking'
  const ctx = at(stage, visit.by, came)
  const soon = (minutes: number) => earlierOf(later(came, minutes), stage.ctx.now)
  const opened = must(
    await openVisit(ctx, { kind, party: partyOf(visit), onBehalfOf: visit.onBehalfOf ?? null }),
  )
  if (stage.cast(visit.by).roles.includes('member'))
    must(await answerHelp({ ...ctx, now: soon(1) }, opened.visitId, true))
  if (visit.procedure) must(await findNeed({ ...ctx, now: soon(2) }, opened.visitId, visit.procedure))
  return opened.visitId
}

async function playPerson(stage: Stage, day: PlainDate, visit: DemoVisit): Promise<void> {
  const start = instantOf(`${day}T${visit.at}` as LocalTime)
  const visitId = await playArrival(stage, visit, start)
  const officer = (minutes: number) => at(stage, visit.by, later(start, minutes))
  if (visit.until === 'asked') return void must(await leave(officer(4), visitId, 'asked'))
  await playPapers(stage, officer(6), { visitId, visit })
  if (visit.until === 'missing') return void must(await leave(officer(8), visitId, 'papersMissing'))
  const dossierId = await playReception(officer(14), visitId, visit)
  await playProcessing(stage, { visit, visitId, dossierId, start })
}

async function playPapers(stage: Stage, ctx: Ctx, of: { visitId: string; visit: DemoVisit }): Promise<void> {
  const procedure = stage.ctx.catalogue.getProcedure(of.visit.procedure!)
  const needed = procedure.documents.filter((document) => document.required === 'always')
  const papers = needed.map((document, index) => ({
    name: document.name,
    state: of.visit.until === 'missing' && index === 0 ? ('missing' as const) : ('have' as const),
  }))
  must(await checkPapers(ctx, of.visitId, papers))
  const hasForm = procedure.documents.some(
    (document) => document.form && stage.ctx.catalogue.findForm(document.form),
  )
  if (hasForm) must(await bringForm(ctx, of.visitId))
}

async function playReception(ctx: Ctx, visitId: string, visit: DemoVisit): Promise<string> {
  const procedure = ctx.catalogue.getProcedure(visit.procedure!)
  const needed = procedure.documents.filter((document) => document.required === 'always')
  const received = must(
    await receiveDossier(ctx, visitId, {
      caseId: procedure.processingTime[0]!.caseId,
      submitter: { fullName: visit.representative ?? visit.name },
      owner: { fullName: visit.onBehalfOf ?? visit.name },
      papers: needed.map((document) => ({
        name: document.name,
        originals: document.original,
        copies: document.copies,
      })),
    }),
  )
  return received.dossierId
}

type Playing = { visit: DemoVisit; visitId: string; dossierId: string; start: Instant }

async function playProcessing(stage: Stage, { visit, visitId, dossierId, start }: Playing): Promise<void> {
  const officer = (minutes: number) => at(stage, visit.by, later(start, minutes))
  if (visit.until === 'received') return void must(await leave(officer(15), visitId, 'appointment'))
  if (visit.until === 'supplement') {
    must(
      await requestSupplement(officer(20), dossierId, {
        items: visit.items ?? [],
        reason: visit.reason ?? '',
      }),
    )
    return void must(await leave(officer(21), visitId, 'appointment'))
  }
  const signer = at(stage, 'signer', later(start, 28))
  must(await signResult(signer, dossierId, { resultNumber: '', outcome: 'granted', reason: '' }))
  if (visit.until === 'signed') return void must(await leave(officer(30), visitId, 'appointment'))
  const handOver = { to: visit.representative ?? visit.name, ...authorityOf(visit), visitId }
  must(await handOverResult(officer(35), dossierId, handOver))
  if (visit.until === 'rated')
    must(await rateVisit(officer(36), visitId, { score: visit.score ?? 3, reasons: ['kind'] }))
}

function authorityOf(visit: DemoVisit): { authority: HandOverAuthority; proof: string } {
  if (visit.representative) return { authority: 'organisation', proof: visit.authority ?? 'Giấy giới thiệu' }
  return visit.onBehalfOf
    ? { authority: 'relative', proof: 'Căn cước đã xem' }
    : { authority: 'self', proof: '' }
}

import { localTimeOf, showDate, timeOf, type Instant } from '#lib/plain-date.ts'
import { showTrackingCode } from '#domain/dossier/tracking-code.ts'
import type { Holdings } from '#modules/privacy/index.ts'
import type { HeldData } from '#modules/printing/index.ts'
import type { Req } from '../kit/route.ts'

type Line = [string, string]

/** Everything held, as a paper a person can read: what it is called at the desk beside what it says. */
export function heldPaper({ ctx, t, facts }: Req, held: Holdings): HeldData {
  const { held: words } = t.privacy
  const { ward } = ctx
  return {
    ...{ ward: ward.name, demo: ward.isDemo, wardPhone: ward.settings.phone },
    madeAt: when(held.madeAt),
    parts: [
      { title: words.dossier, lines: dossierLines(t, ctx.catalogue.findProcedure, held) },
      { title: words.people, lines: peopleLines(t, held) },
      { title: words.visit, lines: held.visit ? visitLines(t, held.visit) : [[words.visit, words.none]] },
      { title: words.drafts, lines: draftLines({ ctx, t }, held) },
      { title: words.consents, lines: consentLines({ ctx, t, facts }, held) },
      { title: words.requests, lines: requestLines(t, held) },
      { title: words.log, lines: held.dossier.events.map(({ at, type }) => [when(at), t.visit.facts[type]]) },
    ].filter(({ lines }) => lines.length > 0) as HeldData['parts'],
  }
}

function when(at: Instant): string {
  const local = localTimeOf(at)
  return `${timeOf(local)} ${showDate(local)}`
}

function dossierLines(
  t: Req['t'],
  find: (id: string) => { name: string } | undefined,
  { dossier: { state } }: Holdings,
): Line[] {
  return [
    [t.privacy.held.dossier, find(state.procedureId)?.name ?? state.procedureId],
    [t.desk.trackingCode, showTrackingCode(state.trackingCode)],
    ...(state.officialCode ? [[t.desk.officialCode, state.officialCode] as Line] : []),
    [t.visit.statuses.received, `${timeOf(state.received)} ${showDate(state.received)}`],
    [t.desk.dueAt, state.due ? `${timeOf(state.due)} ${showDate(state.due)}` : t.desk.noDue],
  ]
}

function peopleLines(t: Req['t'], { dossier: { state } }: Holdings): Line[] {
  const said = ({ fullName, idNumber, phone, address }: typeof state.submitter) =>
    [fullName, idNumber, phone, address].filter(Boolean).join(', ')
  return [
    [t.desk.submitter, said(state.submitter)],
    [t.desk.owner, said(state.owner)],
    ...(state.handedOver ? [[t.desk.handOverTo, state.handedOver.to] as Line] : []),
  ]
}

function visitLines(t: Req['t'], visit: NonNullable<Holdings['visit']>): Line[] {
  return visit.events.map((event) => {
    const heard = event.type === 'readBackAgreed' ? `: ${event.heard.join(' ')}` : ''
    const party = event.type === 'partyNamed' || event.type === 'arrived' ? event.party : null
    return [when(event.at), `${t.visit.facts[event.type]}${party ? `: ${party.fullName}` : ''}${heard}`]
  })
}

/** By the words of the form: whose it is and what it is called there; a place no word is known for keeps its key. */
function draftLines({ ctx, t }: Pick<Req, 'ctx' | 't'>, { drafts }: Holdings): Line[] {
  const words = t.card.attributes as Record<string, string>
  return drafts.flatMap(({ formId, people, answers }) => {
    const form = ctx.catalogue.findForm(formId)
    const named = (key: string) => form?.fields.find((field) => field.key === key)?.label ?? key
    const cards = Object.entries(people).flatMap(([role, person]) =>
      Object.entries(person)
        .filter(([, value]) => value !== null)
        .map(([key, value]): Line => [
          `${form?.roles[role]?.name ?? role}, ${words[key] ?? key}`,
          String(value),
        ]),
    )
    return [...cards, ...Object.entries(answers).map(([key, { value }]): Line => [named(key), value])]
  })
}

function consentLines({ ctx, t, facts }: Pick<Req, 'ctx' | 't' | 'facts'>, { consents }: Holdings): Line[] {
  const { purposes } = ctx.catalogue.consents
  const named = (id: string) => purposes.find((one) => one.id === id)?.name[facts.lang] ?? id
  return consents.map(({ at, purpose, verdict, wordingVersion }) => [
    when(at),
    `${named(purpose)}, ${verdict === 'given' ? t.privacy.dossier.given : t.privacy.dossier.withdrawn} (${wordingVersion})`,
  ])
}

function requestLines(t: Req['t'], { requests }: Holdings): Line[] {
  return requests.map(({ askedAt, state }) => [
    when(askedAt),
    `${t.privacy.kinds[state.kind]}: ${t.privacy.statuses[state.status]}`,
  ])
}

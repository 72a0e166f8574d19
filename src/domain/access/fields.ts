import { rolesOf, type Asking } from './action.ts'
import type { Role } from './role.ts'

/** Values of a person or of her matter, by the name the lists below use. */
export const fieldNames = [
  'ticketNo',
  'procedure',
  'counter',
  'checklist',
  'givenName',
  'fullName',
  'partyNumber',
  'onBehalfOf',
  'helperName',
  /** Name, birth, residence as a card gave them. */
  'scannedText',
  'scannedNumber',
  'scannedNumberEnd',
  'answer',
  'owner',
  'submitter',
  'phone',
  'trackingCode',
  'officialCode',
  'resultNumber',
  'signer',
  'receiver',
] as const
export type FieldName = (typeof fieldNames)[number]

type Sees = Readonly<Partial<Record<Role, readonly FieldName[]>>>

const outside = ['ticketNo', 'procedure', 'counter', 'checklist', 'givenName'] as const
const hallLine = ['ticketNo', 'procedure', 'givenName'] as const
const inSession = ['ticketNo', 'givenName', 'helperName'] as const
const wholeVisit = [
  'ticketNo',
  'procedure',
  'givenName',
  'fullName',
  'onBehalfOf',
  'helperName',
  'scannedText',
  'scannedNumberEnd',
  'answer',
] as const
const deskLines = ['ticketNo', 'procedure', 'givenName', 'fullName', 'owner'] as const
const paper = ['scannedText', 'scannedNumber', 'answer'] as const
const wholeDossier = ['procedure', 'owner', 'submitter', 'trackingCode', 'officialCode', 'receiver'] as const

function forAll(roles: readonly Role[], names: readonly FieldName[]): Sees {
  return Object.fromEntries(roles.map((role) => [role, names]))
}

const desk = ['officer', 'signer', 'chair'] as const
const helpers = ['officer', 'member', 'squadLeader'] as const

/**
 * Exactly which values each role sees where. A role that is not named sees none. What reaches a page is cut by this list
 * (`cut`); a test fills every field with a mark of its own and reads every page of every role.
 */
export const sees = {
  /** Who waits in the hall, for the squad. */
  hallList: forAll([...helpers, 'minorMember'], hallLine),
  /** One ticket before the citizen agreed to a helper. */
  ticket: forAll([...helpers, 'minorMember'], outside),
  /** The question a member under 18 reads aloud: whose turn it is, never a value. */
  questionAloud: forAll([...helpers, 'minorMember'], ['ticketNo', 'givenName']),
  /** One question of the form, in a session the citizen agreed to. */
  question: forAll(helpers, [...inSession, 'answer']),
  readBack: {
    officer: [...inSession, 'scannedText', 'scannedNumber', 'answer'],
    ...forAll(['member', 'squadLeader'], [...inSession, 'scannedText', 'scannedNumberEnd', 'answer']),
  },
  formPaper: forAll(helpers, paper),
  deskList: forAll(desk, deskLines),
  visit: forAll(desk, wholeVisit),
  dossier: forAll(desk, wholeDossier),
  slip: forAll(desk, ['procedure', 'owner', 'submitter', 'phone', 'trackingCode', 'officialCode']),
  receipt: forAll(desk, [
    'procedure',
    'owner',
    'trackingCode',
    'officialCode',
    'resultNumber',
    'signer',
    'receiver',
  ]),
  /** What a citizen with her code sees: the state and its times; no name, no number. */
  publicDossier: forAll(['citizen', ...desk], ['procedure', 'trackingCode']),
  /** Who saw what, when and why: the names of those who work here, and never a value. */
  auditHistory: forAll(['chair', 'auditor'], ['signer']),
  /** Refusals, faults, what is not there: nobody's data, for nobody. */
  trouble: {},
} as const satisfies Record<string, Sees>

export type ViewName = keyof typeof sees

/** The names this actor sees on this view, through any of her roles. */
export function seenBy(actor: Pick<Asking, 'roles'>, view: ViewName): ReadonlySet<FieldName> {
  const lists: Sees = sees[view]
  return new Set(rolesOf(actor).flatMap((role) => lists[role] ?? []))
}

/** Only what the actor may see on this view: the rest is gone before a page is made of it. */
export function cut<T extends Partial<Record<FieldName, unknown>>>(
  actor: Pick<Asking, 'roles'>,
  view: ViewName,
  values: T,
): Partial<T> {
  const seen = seenBy(actor, view)
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => seen.has(name as FieldName)),
  ) as Partial<T>
}

import type { Db } from '#db/client.ts'
import type { SigningDelegation, StandsFor } from '#domain/access/delegation.ts'
import type { Reach } from '#domain/access/reach.ts'
import type { WardPeriods } from '#domain/retention/retention.ts'
import type { Role } from '#domain/access/role.ts'
import type { Ids } from '#lib/ids.ts'
import type { Instant } from '#lib/plain-date.ts'
import type { RootBook } from '#modules/audit/index.ts'
import type { Catalogue } from '#modules/catalogue/index.ts'

/** Who acts. A citizen on a public page and the program itself have no id. */
export type Actor = {
  id: string | null
  name: string
  role: Role
  roles: readonly Role[]
  counterId: string | null
  /** Under which she may sign for somebody today; none for most. */
  delegations?: readonly SigningDelegation[]
  /** Whose work she does today beside her own. */
  standsFor?: readonly StandsFor[]
}

/**
 * Seals personal values of one ward (AES-256-GCM; the place is associated data, so a moved value does not open)
 * and makes keyed indexes for looking up without reading.
 */
export type WardVault = {
  /** `place` is `table.column`, `row` the row's own id. */
  seal(place: string, row: string, value: unknown): Buffer
  open<T>(place: string, row: string, sealed: Uint8Array): T
  blindIndex(purpose: string, text: string): string
}

/** What a ward says of itself; `settings` of the ward row, checked when read. */
export type WardFacts = {
  wardId: number
  code: string
  name: string
  provinceName: string
  isDemo: boolean
  settings: WardSettings
}

export type WardSettings = {
  deadlinePolicy: 'dates' | 'hours'
  /** ISO weekdays, 1 Monday: the no-writing and the no-appointment day. */
  noWritingDays: number[]
  noAppointmentDays: number[]
  phone: string
  address: string
  /** Where papers are signed ("Đông Hà"), printed before the date. */
  place: string
  /** The authority named after "Kính gửi", by kind of authority. */
  authorities: { committee: string; police: string }
  /** Hospitals and other places offered as birth or death places, with address. */
  healthFacilities: string[]
  /** The sheet of slips and receipts; A5 where the ward did not say. */
  slipSheet?: 'a5' | 'a4' | undefined
  /** Periods the ward chose for itself, by class (`catalogue/retention.yaml` says within which bounds). */
  retention?: WardPeriods | undefined
}

/** Everything a use-case may know about the moment it runs in. */
export type Ctx = {
  db: Db
  ward: WardFacts
  actor: Actor
  /** The id of an enrolled device, or the reach she came by; the audit keeps it. */
  device: string
  /** How the request came; absent for what the program does by itself. */
  reach?: Reach
  now: Instant
  ids: Ids
  vault: WardVault
  catalogue: Catalogue
  requestId: string
  /** The address of the table of routes that is being answered; for the audit. */
  route?: string
  /** The printer of tickets when the ward has one; otherwise the browser prints. */
  ticketPrinter?: string | null
  paperPrinter?: string | null
  /** Signed roots of the audit chains, for the pages that show them. */
  rootBook?: RootBook | undefined
  /** Where the master key lies, for the page that tells how it is kept. */
  keyFile?: string | undefined
  /** Present on every write that came over HTTP; the same key twice is one effect. */
  idempotency: { key: string; bodyHash: string } | null
}

import type { PlainDate } from '#lib/plain-date.ts'
import type { Person } from '../person/person.ts'

/** What somebody said, typed or sent for one key; `by` is who entered it. */
export type Answer = {
  value: string
  source: 'spoken' | 'typed' | 'earlier' | 'chat'
  by?: string
  confidence?: 'sure' | 'doubtful'
}

/** What the ward knows of itself, as far as papers need it. */
export type WardOnPaper = {
  name: string
  provinceName: string
  place: string
  authorities: { committee: string; police: string }
  healthFacilities: string[]
}

/** Dated data: what the card of that time is called and who issues it. `to` null is open. */
export type IdIssuer = { from: string; to: string | null; document: string; name: string; verified: boolean }

export type FormInput = {
  /** The day written on the paper. */
  on: PlainDate
  ward: WardOnPaper
  issuers: readonly IdIssuer[]
  /** By role, as cards gave them. */
  people: Record<string, Person>
  /** `{ applicant: 'mother' }`: the applicant is the mother. */
  same: Record<string, string>
  answers: Record<string, Answer>
}

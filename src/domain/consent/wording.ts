import { z } from 'zod'
import type { PlainDate } from '#lib/plain-date.ts'

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'ngày phải có dạng 2026-11-25')
const Said = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) })

/** What may be asked beyond the desk's duty. One purpose each: a wording never asks for two things. */
export const consentPurposes = ['help', 'keepDraft', 'messages', 'voice'] as const
export type ConsentPurpose = (typeof consentPurposes)[number]

/** To what a consent belongs, and with what it ends. */
export const consentSubjects = ['visit', 'dossier', 'draft'] as const
export type ConsentSubject = (typeof consentSubjects)[number]

const Wording = z.strictObject({
  version: Day,
  validFrom: Day,
  validTo: Day.nullable(),
  vi: z.string().min(1),
  en: z.string().min(1),
  status: z.enum(['seen', 'unverified']),
  source: z.string().min(1),
})

/** `catalogue/consents.yaml`: every purpose with the sentences people hear, dated; a sentence once used is never edited. */
export const ConsentBook = z.strictObject({
  statutory: Said.extend({ legalBasis: z.string().min(1) }),
  childAgrees: z.strictObject({ fromAge: z.int().min(0), legalBasis: z.string().min(1) }),
  purposes: z
    .array(
      z.strictObject({
        id: z.enum(consentPurposes),
        subject: z.enum(consentSubjects),
        name: Said,
        ends: z.string().min(1),
        /** For how many days something may be kept by this consent; empty where it ends with its subject. */
        keepDays: z.array(z.int().min(1)),
        wordings: z.array(Wording).min(1),
      }),
    )
    .min(1),
})
export type ConsentBook = z.infer<typeof ConsentBook>

/** One sentence as it is read out or printed today. */
export type ConsentWording = {
  purpose: ConsentPurpose
  subject: ConsentSubject
  version: string
  vi: string
  en: string
}

/** The sentence in force on a day; undefined when none is, and then nothing may be asked. */
export function wordingOn(
  book: ConsentBook,
  purpose: ConsentPurpose,
  on: PlainDate,
): ConsentWording | undefined {
  const found = book.purposes.find(({ id }) => id === purpose)
  const wording = found?.wordings.find(
    ({ validFrom, validTo }) => validFrom <= on && (validTo === null || on <= validTo),
  )
  return found && wording && { ...pick(wording), purpose, subject: found.subject }
}

function pick({ version, vi, en }: z.infer<typeof Wording>): Pick<ConsentWording, 'version' | 'vi' | 'en'> {
  return { version, vi, en }
}

/** What the hash of a proof is made over: the very sentence, with its purpose and version. */
export function wordingText({ purpose, version, vi, en }: ConsentWording): string {
  return [purpose, version, vi, en].join('\n').normalize('NFC')
}

/** What is wrong with the book: purposes twice, periods that overlap or end before they begin. */
export function bookFaults(book: ConsentBook): string[] {
  const ids = book.purposes.map(({ id }) => id)
  return [
    ...consentPurposes.filter((id) => !ids.includes(id)).map((id) => `thiếu mục đích ${id}`),
    ...ids.filter((id, index) => ids.indexOf(id) < index).map((id) => `mục đích ${id} có hai lần`),
    ...book.purposes.flatMap(({ id, wordings }) => wordingFaults(id, wordings)),
  ]
}

function wordingFaults(id: string, wordings: z.infer<typeof Wording>[]): string[] {
  const sorted = wordings.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
  return sorted.flatMap(({ version, validFrom, validTo }, index) => {
    const next = sorted[index + 1]
    return [
      ...(validTo !== null && validTo < validFrom ? [`${id} ${version} hết hiệu lực trước khi có`] : []),
      ...(next && (validTo === null || next.validFrom <= validTo)
        ? [`${id} ${version} và ${next.version} cùng có hiệu lực`]
        : []),
      ...(next?.version === version ? [`${id} có hai bản mang số ${version}`] : []),
    ]
  })
}

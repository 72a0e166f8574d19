import { showDate, type PlainDate } from '#lib/plain-date.ts'

/** Dated law as the catalogue holds it; days are PlainDate text, `status` is how far somebody has compared it. */
export type Law = {
  text: string
  validFrom: string | null
  validTo: string | null
  status: 'seen' | 'unverified'
}

/** How a law is cited to an officer on a day: what was not compared, not yet in force or lapsed by then says so. */
export function citeLaw({ text, validFrom, validTo, status }: Law, on: PlainDate): string {
  const doubts = [
    ...(status === 'seen' ? [] : ['chưa đối chiếu']),
    ...(validFrom && on < validFrom ? [`có hiệu lực từ ${showDate(validFrom)}`] : []),
    ...(validTo && on > validTo ? [`hết hiệu lực sau ${showDate(validTo)}`] : []),
  ]
  return doubts.length > 0 ? `${text} (${doubts.join('; ')})` : text
}

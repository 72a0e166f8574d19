import { fold } from '#lib/vietnamese-text.ts'

/** What a person is found by. The text never leaves the program: only its keyed hash is written down. */
export type FindTerm = { kind: 'syllable' | 'pair' | 'last4' | 'idNumber' | 'phone'; text: string }

/** Names of people have at most eight syllables or so; an organisation is found by its first twelve. */
export const mostSyllables = 12

/** Syllables as they are compared: without marks, each once. "Nguyễn Thị HOÀ" is nguyen, thi, hoa; "H'Hen" is hhen. */
export function syllablesOf(name: string): string[] {
  const words = fold(name)
    .replace(/['’‘ʼ`]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  return [...new Set(words)].slice(0, mostSyllables)
}

/**
 * Every two syllables of a name, in no order. Two common ones ("nguyen", "thi") would be lists as long as the ward; together
 * with a third they are short, and "hoa nguyen" finds as fast as "nguyen hoa".
 */
export function pairsOf(syllables: readonly string[]): string[] {
  return syllables.flatMap((one, at) => syllables.slice(at + 1).map((other) => [one, other].sort().join(' ')))
}

export function lastFour(idNumber: string): string | undefined {
  const digits = idNumber.replace(/\D/g, '')
  return digits.length >= 9 ? digits.slice(-4) : undefined
}

/** Ten or eleven digits from 0, however the country code, spaces and dots were typed. */
export function plainPhone(typed: string): string | undefined {
  const digits = typed.replace(/\D/g, '').replace(/^(?:00)?84(?=[1-9]\d{8,9}$)/, '0')
  return /^0\d{9,10}$/.test(digits) ? digits : undefined
}

type Findable = { fullName: string; idNumber?: string | undefined; phone?: string | undefined }

/** Everything these people are found by, each term once. */
export function findTermsOf(people: readonly Findable[]): FindTerm[] {
  const terms = people.flatMap(({ fullName, idNumber, phone }): FindTerm[] => {
    const syllables = syllablesOf(fullName)
    const number = idNumber?.replace(/\D/g, '')
    return [
      ...syllables.map((text) => ({ kind: 'syllable' as const, text })),
      ...pairsOf(syllables).map((text) => ({ kind: 'pair' as const, text })),
      ...textOf('idNumber', number),
      ...textOf('last4', number && lastFour(number)),
      ...textOf('phone', phone && plainPhone(phone)),
    ]
  })
  return [...new Map(terms.map((term) => [`${term.kind} ${term.text}`, term])).values()]
}

function textOf(kind: FindTerm['kind'], text: string | undefined): FindTerm[] {
  return text ? [{ kind, text }] : []
}

/** Whether one name has all of these syllables; marks, case, order and spaces do not matter. */
export function hasSyllables(name: string, syllables: readonly string[]): boolean {
  const own = new Set(syllablesOf(name))
  return syllables.every((syllable) => own.has(syllable))
}

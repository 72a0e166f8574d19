import type { FormInput } from './form-input.ts'
import type { SpokenSentence } from './read-back.ts'

/** The numbers cards gave in this visit: nobody typed them, so a helper need not see them whole. */
export function scannedNumbers({ people }: Pick<FormInput, 'people'>): ReadonlySet<string> {
  const numbers = Object.values(people).flatMap(({ idNumber, oldIdNumber }) => [idNumber, oldIdNumber])
  return new Set(numbers.filter((number): number is string => Boolean(number)))
}

/** A run of at least nine digits, said three at a time or written in one. */
const numberRun = /\d(?: ?\d){8,}/g

/** Every scanned number in a text by its last three digits; all else stays as it is. */
export function maskNumbers(text: string, scanned: ReadonlySet<string>): string {
  return text.replace(numberRun, (run) => {
    const digits = run.replaceAll(' ', '')
    return scanned.has(digits) ? `(ba số cuối ${digits.slice(-3)})` : run
  })
}

/** The read-back as a helper who is no officer reads it, and as it is then kept as heard. */
export function maskScanned(sentences: readonly SpokenSentence[], input: FormInput): SpokenSentence[] {
  const scanned = scannedNumbers(input)
  return sentences.map(({ keys, parts, text }) => ({
    keys,
    text: maskNumbers(text, scanned),
    parts: parts.map((part) => ({ ...part, text: maskNumbers(part.text, scanned) })),
  }))
}

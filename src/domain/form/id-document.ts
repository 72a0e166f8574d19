import { isKnown, none } from './condition.ts'
import type { Field } from './form-definition.ts'
import type { FormInput, IdIssuer } from './form-input.ts'
import { printedValue } from './show-value.ts'
import type { Found } from './value-book.ts'

/**
 * An identity document as one text, "Thẻ căn cước số …, … cấp ngày …": whole only when every part is known. Without a
 * number it is what is shown instead (passport, old card), or none when there is nothing to show.
 */
export function idDocument(
  parts: NonNullable<Field['parts']>,
  input: FormInput,
  find: (key: string) => Found | undefined,
): Found | undefined {
  const number = find(parts.idNumber)
  if (number?.value === none) return parts.other ? find(parts.other) : number
  const issuedOn = find(parts.issuedOn)
  const issuer = find(parts.issuer)
  if (!number || ![number, issuedOn, issuer].every((part) => isKnown(part?.value))) return undefined
  const date = printedValue({ type: 'date', options: undefined, caps: false }, issuedOn!.value)
  const value = `${documentName(input, issuedOn!.value)} số ${number.value}, ${issuer!.value} cấp ngày ${date}`
  return {
    ...number,
    value,
    problem: number.problem ?? issuedOn!.problem,
    confidence: doubt([number, issuedOn!, issuer!]),
  }
}

/** What a document told in one breath says of the number: its twelve digits, or that there is none. */
export function numberIn(document: Found): Found {
  return { ...document, value: /(?<!\d)\d{12}(?!\d)/.exec(document.value)?.[0] ?? none }
}

function doubt(parts: Found[]): Found['confidence'] {
  return parts.some(({ confidence }) => confidence === 'doubtful') ? 'doubtful' : 'sure'
}

function documentName(input: FormInput, issuedOn: string): string {
  return issuerOn(input, issuedOn)?.document ?? 'Giấy tờ tùy thân'
}

/** Who issued cards on that day, as dated data says. */
export function issuerOn({ issuers }: FormInput, day: string): IdIssuer | undefined {
  return issuers.find(({ from, to }) => day >= from && (to === null || day <= to))
}

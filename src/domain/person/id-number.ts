/**
 * The personal number (Nghị định 70/2024/NĐ-CP): three digits of the place of birth registration, one of century and
 * sex, two of the year of birth, six at random. There is no check digit, so nothing can be repaired from it.
 */
export type IdNumberFacts = { sex: 'male' | 'female'; birthYear: number }

export function isIdNumber(text: string): boolean {
  return /^\d{12}$/.test(text)
}

export function readIdNumber(idNumber: string): IdNumberFacts | undefined {
  if (!isIdNumber(idNumber)) return undefined
  const code = Number(idNumber[3])
  const birthYear = 1900 + Math.floor(code / 2) * 100 + Number(idNumber.slice(4, 6))
  return { sex: code % 2 === 0 ? 'male' : 'female', birthYear }
}

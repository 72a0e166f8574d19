import { readIdNumber } from './id-number.ts'
import type { Person } from './person.ts'

export type CardWarning = { code: 'card.year-mismatch' | 'card.sex-mismatch' }

/**
 * The number tells century, year and sex. A mismatch is a warning, not an error: civil status may have been
 * corrected after the number was given.
 */
export function crossCheck(person: Person): CardWarning[] {
  const facts = person.idNumber ? readIdNumber(person.idNumber) : undefined
  if (!facts) return []
  const warnings: CardWarning[] = []
  const year = Number(person.dateOfBirth?.slice(0, 4))
  if (person.dateOfBirth && year !== facts.birthYear) warnings.push({ code: 'card.year-mismatch' })
  if (person.sex && person.sex !== facts.sex) warnings.push({ code: 'card.sex-mismatch' })
  return warnings
}

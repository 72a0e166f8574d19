/** A person as a card, a voice or a hand gave her. Nothing is required: papers differ. */
export type Person = {
  idNumber?: string
  /** The nine-digit number before; null when the card says there is none. */
  oldIdNumber?: string | null
  fullName?: string
  /** `YYYY-MM-DD`, or `YYYY-MM`, `YYYY` when the paper knows no more. */
  dateOfBirth?: string
  sex?: 'male' | 'female'
  residence?: string
  /** `YYYY-MM-DD` */
  issuedOn?: string
}

/** On a screen a number shows its last three digits only. */
export function maskIdNumber(idNumber: string): string {
  return `••• ${idNumber.slice(-3)}`
}

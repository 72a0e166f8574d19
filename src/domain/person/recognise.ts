/** Kinds of code people hold under a scanner at a desk. */
export type CodeKind =
  'card' | 'payment' | 'health-insurance' | 'driving-licence' | 'link' | 'vneid' | 'tracking' | 'text'

/**
 * Tells by its shape what was scanned, so that a wrong code is named instead of misread. Shapes other than the card's
 * are known from public code and not verified; unknown shapes are plain text.
 */
export function recognise(raw: string): CodeKind {
  const text = raw.trim()
  if (isPayment(text)) return 'payment'
  if (/^vneid:/i.test(text)) return 'vneid'
  if (/^https?:\/\//i.test(text)) return 'link'
  if (/^MC\s?[0-9A-HJKMNP-TV-Z]{4}-/i.test(text)) return 'tracking'
  if (isHealthInsurance(text)) return 'health-insurance'
  if (isDrivingLicence(text)) return 'driving-licence'
  if (isOneTime(text)) return 'vneid'
  const bars = text.split('|').length - 1
  return bars >= 3 || /^\d{12}/.test(text) ? 'card' : 'text'
}

/** VietQR is EMV: it begins with the payload format 000201 and ends with a checksum in field 63. */
function isPayment(text: string): boolean {
  return /^000201/.test(text) && /6304[0-9A-F]{4}$/i.test(text)
}

/** A health card begins with its ten or fifteen letter number and carries the name in hexadecimal. */
function isHealthInsurance(text: string): boolean {
  return /^[A-Z]{2}\d{8,13}\|[0-9A-Fa-f]{6,}\|/.test(text) || /^\d{10}\|[0-9A-Fa-f]{8,}\|/.test(text)
}

/** A licence too begins with twelve digits; the class of vehicles stands in a field of its own. */
function isDrivingLicence(text: string): boolean {
  return (
    /^(GPLX|\d{12})\b/i.test(text)
    && text
      .split(/[|;]/)
      .slice(1)
      .some((field) => /^(A|A1|A2|A3|A4|B|B1|B2|C|C1|D|D1|D2|E|F[B-E]|[BCD][12]?E)$/.test(field.trim()))
  )
}

/** The code on a VNeID screen is one long token without words or bars. */
function isOneTime(text: string): boolean {
  return text.length >= 40 && /^[A-Za-z0-9+/=_.-]+$/.test(text) && /[A-Za-z]/.test(text) && /\d/.test(text)
}

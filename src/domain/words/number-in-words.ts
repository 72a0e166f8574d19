const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']

/** 0–9999 as people write them on forms: mốt, tư, lăm after tens; linh for a zero in between. */
export function numberInWords(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 9999) throw new RangeError(`0 to 9999, not ${value}`)
  if (value < 1000) return underThousand(value, false)
  const rest = value % 1000
  const thousands = `${digits[Math.floor(value / 1000)]} nghìn`
  return rest === 0 ? thousands : `${thousands} ${underThousand(rest, true)}`
}

function underThousand(value: number, whole: boolean): string {
  const hundreds = Math.floor(value / 100)
  const rest = value % 100
  if (hundreds === 0 && !whole) return underHundred(rest)
  const head = `${digits[hundreds]} trăm`
  if (rest === 0) return head
  return rest < 10 ? `${head} linh ${digits[rest]}` : `${head} ${underHundred(rest)}`
}

function underHundred(value: number): string {
  const tens = Math.floor(value / 10)
  const unit = value % 10
  if (tens === 0) return digits[unit]!
  const head = tens === 1 ? 'mười' : `${digits[tens]} mươi`
  return unit === 0 ? head : `${head} ${unitAfterTens(unit, tens)}`
}

function unitAfterTens(unit: number, tens: number): string {
  if (unit === 5) return 'lăm'
  if (tens > 1 && unit === 1) return 'mốt'
  if (tens > 1 && unit === 4) return 'tư'
  return digits[unit]!
}

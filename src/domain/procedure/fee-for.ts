import type { Fee, Procedure } from './procedure.ts'

export type FeeAsked = {
  channel: 'in_person' | 'online'
  /** How many of each fee, by `keyOfFee`: pages, copies. When not said, one of the first of each name that is not optional. */
  count?: ReadonlyMap<string, number>
  /** One of the exemptions of the procedure, when the person has shown it. */
  exemption?: string
}

/** `amount` in đồng, null when another authority sets it; `exemptBy` the exemption that made it nothing. */
export type FeeLine = { fee: Fee; count: number; amount: number | null; exemptBy: string | null }

/** `total` is null as soon as one amount is not known: half a sum is not said. */
export type FeeFor = { lines: FeeLine[]; total: number | null }

export function keyOfFee({ name, per }: Fee): string {
  return `${name}, ${per}`
}

/** What is paid in this case, line by line; each line carries its basis and exemptions in `fee`. */
export function feeFor({ fees }: Procedure, asked: FeeAsked): FeeFor {
  const here = fees.filter(({ channel }) => channel === undefined || channel === asked.channel)
  const lines: FeeLine[] = []
  for (const fee of here) {
    const isFirst = here.find(({ name }) => name === fee.name) === fee
    const count = asked.count?.get(keyOfFee(fee)) ?? (isFirst && !fee.optional ? 1 : 0)
    if (count === 0) continue
    const before = lines
      .filter((line) => line.fee.name === fee.name)
      .reduce((sum, { amount }) => sum + (amount ?? 0), 0)
    lines.push(lineOf({ fee, count, before }, asked.exemption))
  }
  const isKnown = lines.every(({ amount }) => amount !== null)
  return { lines, total: isKnown ? lines.reduce((sum, { amount }) => sum + amount!, 0) : null }
}

/** A cap holds for all lines of one name together (the pages of one copy): `before` is what stands above. */
function lineOf(
  { fee, count, before }: { fee: Fee; count: number; before: number },
  exemption: string | undefined,
): FeeLine {
  if (exemption !== undefined && fee.exemptions.includes(exemption))
    return { fee, count, amount: 0, exemptBy: exemption }
  if (fee.amount === null) return { fee, count, amount: null, exemptBy: null }
  const room = fee.cap === undefined ? Infinity : Math.max(0, fee.cap - before)
  return { fee, count, amount: Math.min(fee.amount * count, room), exemptBy: null }
}

import { tidy } from '#lib/vietnamese-text.ts'
import type { Gate } from './form-definition.ts'
import type { FormInput } from './form-input.ts'
import { optionOf } from './read-value.ts'

/** Which roles one person plays in this case: each of her roles maps to all of them, the one she is asked under first. */
export type SamePerson = ReadonlyMap<string, readonly string[]>

/**
 * Said outright ("the applicant is the mother") or by the answer to a gate ("Bà con là mẹ của bé"). An answered gate
 * decides alone for the roles it speaks of: the last word is the one that was asked for.
 */
export function samePerson(gates: readonly Gate[], input: FormInput): SamePerson {
  const answered = gates.flatMap((gate) => {
    const chosen = gate.same && optionOf(gate.options, tidy(input.answers[gate.key]?.value ?? ''))
    return chosen === undefined ? [] : [{ gate, chosen }]
  })
  const governed = new Set(
    answered.flatMap(({ gate }) => Object.values(gate.same!).flatMap((pairs) => Object.keys(pairs))),
  )
  const outright = Object.entries(input.same).filter(([role]) => !governed.has(role))
  const byGates = answered.flatMap(({ gate, chosen }) => Object.entries(gate.same![chosen] ?? {}))
  return grouped([...byGates, ...outright])
}

function grouped(pairs: [string, string][]): SamePerson {
  const groups = new Map<string, string[]>()
  for (const [role, as] of pairs) {
    const joined = [...new Set([...(groups.get(as) ?? [as]), ...(groups.get(role) ?? [role])])]
    for (const member of joined) groups.set(member, joined)
  }
  return groups
}

/** The keys under which one value of a person may be known, the asked role's own first; other keys stand alone. */
export function aliasesOf(key: string, same: SamePerson): string[] {
  const [role = '', attribute] = key.split('.')
  const group = attribute === undefined ? undefined : same.get(role)
  return group
    ? [key, ...group.filter((other) => other !== role).map((other) => `${other}.${attribute}`)]
    : [key]
}

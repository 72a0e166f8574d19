import type { VisitEvent } from './visit-event.ts'

export type CardRead = Extract<VisitEvent, { type: 'cardRead' }>

/** The last reading of each card, in the order they were read. */
export function cardsRead(events: readonly VisitEvent[]): CardRead[] {
  const cards = events.filter((event) => event.type === 'cardRead')
  return cards.filter((card, index) => !cards.slice(index + 1).some(({ role }) => role === card.role))
}

/** Keys of the form (`mother.fullName`) that a damaged card left open. They stay marked until somebody says them. */
export function doubtfulKeys(events: readonly VisitEvent[]): ReadonlySet<string> {
  return new Set(
    cardsRead(events).flatMap(({ role, doubtful }) => doubtful.map((attribute) => `${role}.${attribute}`)),
  )
}

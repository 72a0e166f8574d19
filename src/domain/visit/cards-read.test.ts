import { expect, it } from 'vitest'
import type { Instant } from '#lib/plain-date.ts'
import { cardsRead, doubtfulKeys } from './cards-read.ts'
import type { VisitEvent, VisitFact } from './visit-event.ts'

function log(...facts: VisitFact[]): VisitEvent[] {
  return facts.map((fact, index) => ({
    ...fact,
    seq: index + 1,
    at: '2026-11-24T01:41:00Z' as Instant,
    actorId: null,
    actorRole: 'officer',
    device: 'desk',
  }))
}

const damaged = {
  type: 'cardRead' as const,
  role: 'mother',
  doubtful: ['fullName', 'residence'],
  warnings: [],
}
const father = { ...damaged, role: 'father', doubtful: ['fullName'] }

it('marks what a damaged card left open, of each person by the last reading', () => {
  expect([...doubtfulKeys(log(damaged, father))]).toEqual([
    'mother.fullName',
    'mother.residence',
    'father.fullName',
  ])
})

it('forgets the marks when the card is read whole', () => {
  expect([...doubtfulKeys(log(damaged, { ...damaged, doubtful: [] }))]).toEqual([])
})

it('tells the cards in the order they were read', () => {
  expect(cardsRead(log(damaged, father, damaged)).map(({ role }) => role)).toEqual(['father', 'mother'])
  expect(cardsRead(log({ type: 'rated' }))).toEqual([])
})

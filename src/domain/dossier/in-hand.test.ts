import { expect, it } from 'vitest'
import type { PlainDate } from '#lib/plain-date.ts'
import { isInHand, type Holder, type Holding } from './in-hand.ts'

const [yesterday, today, tomorrow] = ['2026-11-24', '2026-11-25', '2026-11-26'] as PlainDate[]
const elsewhere: Holding = {
  counterId: '2',
  holderId: 'someone',
  visitDay: yesterday!,
  dueOn: tomorrow!,
  endedOn: null,
}
const officer: Holder = { id: 'me', counterId: '1', maySign: false }

it.each<[string, Partial<Holding>, Partial<Holder>, boolean]>([
  ['at another counter', {}, {}, false],
  ['of a visit of today', { visitDay: today! }, {}, true],
  ['of a visit of today that has ended', { visitDay: today!, endedOn: today! }, {}, true],
  ['due today', { dueOn: today! }, {}, true],
  ['overdue', { dueOn: yesterday! }, {}, true],
  ['overdue once, and long done', { dueOn: yesterday!, endedOn: yesterday! }, {}, false],
  ['of her counter', { counterId: '1' }, {}, true],
  ['of her counter, finished today', { counterId: '1', endedOn: today! }, {}, true],
  ['of her counter, finished before', { counterId: '1', endedOn: yesterday! }, {}, false],
  ['of no counter, for an officer of none', { counterId: null }, { counterId: null }, false],
  ['held by her', { holderId: 'me' }, {}, true],
  ['held by nobody, for nobody', { holderId: null }, { id: null }, false],
  ['open, for a signer', {}, { maySign: true }, true],
  ['ended before, for a signer', { endedOn: yesterday! }, { maySign: true }, false],
])('a dossier %s', (_, holding, who, expected) => {
  expect(isInHand({ ...elsewhere, ...holding }, { ...officer, ...who }, today!)).toBe(expected)
})

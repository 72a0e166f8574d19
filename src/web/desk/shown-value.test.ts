import { expect, it } from 'vitest'
import type { DraftView } from '#modules/intake/index.ts'
import { changedAnswers, shownValue } from './shown-value.ts'

it.each([
  ['date', '2026-11-24', '24/11/2026'],
  ['place_date', '2026-11-24', '24/11/2026'],
  ['date', '1952-05', '05/1952'],
  ['datetime', '2026-11-12T05:30', '05:30 12/11/2026'],
  ['datetime', '1972-03-02', '02/03/1972'],
  ['text', 'none', ''],
] as const)('a %s of %s stands in its box as %s', (type, value, shown) => {
  expect(shownValue({ type, value })).toBe(shown)
})

it('what comes back as it was shown is no answer, whatever its type', () => {
  const fields = [
    { key: 'madeOn', type: 'place_date', value: '2026-11-24' },
    { key: 'deathAt', type: 'datetime', value: '1972-03-02' },
    { key: 'child.fullName', type: 'person_name', value: null },
  ] as DraftView['fields']
  const form = { gates: [], fields, roles: { child: { name: 'bé' } } }
  const view = { form, fields, draft: { answers: {} } } as unknown as DraftView
  const sent = {
    madeOn: '24/11/2026',
    deathAt: '02/03/1972',
    nobody: 'x',
    'child.fullName': 'Nguyễn An Nhiên',
    'child.idNumber': '',
  }
  expect(changedAnswers(view, sent)).toEqual({ 'child.fullName': 'Nguyễn An Nhiên' })
})

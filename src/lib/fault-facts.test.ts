import { expect, test } from 'vitest'
import { faultFacts } from './fault-facts.ts'

test('a fault is told by kind, code and place, never by a message that may quote people', () => {
  const fault = Object.assign(new TypeError('invalid input: "Nguyễn Thị Thử 045190000001"'), {
    code: '22P02',
  })
  const facts = faultFacts(fault)
  expect(facts).toMatchObject({ error: 'TypeError', reason: '22P02' })
  expect(facts.frames[0]).toContain('fault-facts.test.ts')
  expect(JSON.stringify(facts)).not.toMatch(/Nguyễn|045190000001/)
})

test('a message over several lines leaves nothing in the frames', () => {
  const facts = faultFacts(new Error('first line\n  Nguyễn Thị Thử\n at home'))
  expect(JSON.stringify(facts)).not.toContain('Nguyễn')
})

test('something thrown that is no error is named by its kind alone', () => {
  expect(faultFacts('Nguyễn Thị Thử')).toEqual({ error: 'string', frames: [] })
})

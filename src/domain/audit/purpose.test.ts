import { expect, test } from 'vitest'
import { purposeOf } from './purpose.ts'

test.each([
  ['visit.show', 'officer', 'serve'],
  ['visit.show', 'member', 'help'],
  ['dossier.show', 'signer', 'sign'],
  ['dossier.show', 'chair', 'oversight'],
  ['dossier.handOver', 'officer', 'handOver'],
  ['dossier.find', 'citizen', 'ownLookUp'],
  ['audit.browse', 'officer', 'oversight'],
  ['session.begin', 'citizen', 'account'],
  ['print.job', 'system', 'housekeeping'],
] as const)('%s by %s is for %s', (act, role, purpose) => {
  expect(purposeOf(act, role)).toBe(purpose)
})

test('what needed a reason is off the queue', () => {
  expect(purposeOf('person.find', 'officer', true)).toBe('offQueue')
  expect(purposeOf('person.find', 'officer')).toBe('serve')
  expect(purposeOf('audit.export', 'chair', true)).toBe('oversight')
})

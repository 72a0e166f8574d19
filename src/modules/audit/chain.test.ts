import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '#lib/canonical-json.ts'
import type { Instant } from '#lib/plain-date.ts'
import { chainStart, hashOf, type AuditLink } from './chain.ts'

const seed = Number(process.env.MOTCUA_SEED ?? 20_261_125)
const text = fc.string({ unit: 'grapheme', maxLength: 20 })

const anyLink: fc.Arbitrary<AuditLink> = fc.record({
  seq: fc.integer({ min: 1, max: 1e9 }),
  at: fc
    .date({ min: new Date('2026-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
    .map((at) => at.toISOString() as Instant),
  actorId: fc.option(fc.uuid(), { nil: null }),
  actorRole: text,
  device: text,
  requestId: text,
  action: text,
  subjectType: text,
  subjectId: text,
  fields: fc.array(text, { maxLength: 3 }),
  reason: text,
  prevHash: fc.constant(chainStart),
  version: fc.constant(2),
  purpose: text,
  route: text,
  counter: text,
  result: text,
  objects: fc.array(text, { maxLength: 3 }),
})

test('a link is hashed over its canonical JSON with the ward', () => {
  fc.assert(
    fc.property(anyLink, (link) => {
      const said = canonicalJson({ ward: 7, ...link })
      return hashOf(7, link) === createHash('sha256').update(said).digest('hex')
    }),
    { seed },
  )
})

test('a link of version 1 keeps the hash it was written with, and shows what was put into it later', () => {
  const first = {
    seq: 3,
    at: '2026-11-24T01:30:00.000Z' as Instant,
    actorId: null,
    actorRole: 'officer',
    device: 'quầy 1',
    requestId: 'r',
    action: 'visit.show',
    subjectType: 'visit',
    subjectId: '9',
    fields: ['party'],
    reason: '',
    prevHash: chainStart,
  }
  const link = { ...first, version: 1, purpose: '', route: '', counter: '', result: '', objects: [] }
  const written = createHash('sha256')
    .update(canonicalJson({ ward: 19_333, ...first }))
    .digest('hex')
  expect(hashOf(19_333, link)).toBe(written)
  expect(hashOf(19_333, { ...link, purpose: 'serve' })).not.toBe(written)
  expect(hashOf(19_333, { ...link, objects: ['dossier:1'] })).not.toBe(written)
})

import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Instant, LocalTime } from '#lib/plain-date.ts'
import { readYaml } from '#modules/read-yaml.ts'
import { RequestBook, type RequestKind, type RequestProof } from './request-book.ts'
import type { RequestEvent, RequestFact } from './request-event.ts'
import { foldRequest, requestActs, requestRefusal } from './request-state.ts'
import { dossierUses, restrictionRefusal } from './restriction.ts'

const book = readYaml(join(import.meta.dirname, '../../../catalogue/data-requests.yaml'), RequestBook)
const asked = (kind: RequestKind): RequestFact => ({
  type: 'asked',
  kind,
  name: 'Đặng Thị Ngữ',
  words: 'Cho tôi xem',
  channel: 'desk',
  thirdParty: false,
  reply: '2026-11-27T17:00' as LocalTime,
  due: '2026-12-07T17:00' as LocalTime,
})
const proven = (proof: RequestProof): RequestFact => ({ type: 'proven', proof, seen: '' })

function stateOf(...facts: RequestFact[]) {
  const place = {
    at: '2026-11-25T01:00:00.000Z' as Instant,
    actorId: null,
    actorRole: 'officer',
    device: 'x',
  }
  return foldRequest(facts.map((fact, index): RequestEvent => ({ ...fact, ...place, seq: index + 1 })))
}
const codeOf = (act: (typeof requestActs)[number], ...facts: RequestFact[]) =>
  requestRefusal(book, stateOf(...facts), act)?.code

describe('a request', () => {
  it('is carried out only for who proved herself enough for it', () => {
    expect(codeOf('grant', asked('see'))).toBe('request.not-proven')
    expect(codeOf('grant', asked('see'), proven('trackingCode'))).toBe('request.not-proven')
    expect(codeOf('grant', asked('see'), proven('idCard'))).toBeUndefined()
    expect(codeOf('grant', asked('restrict'), proven('trackingCode'))).toBeUndefined()
    expect(codeOf('grant', asked('delete'), proven('mandate'))).toBe('request.not-proven')
    expect(codeOf('carryOut', asked('see'), proven('idCard'))).toBe('request.not-now')
    expect(codeOf('carryOut', asked('see'), proven('idCard'), { type: 'granted' })).toBeUndefined()
  })

  it('is extended once, and then its later day counts', () => {
    const extended: RequestFact = { type: 'extended', reason: 'nhiều', due: '2026-12-17T17:00' as LocalTime }
    expect(codeOf('extend', asked('see'))).toBeUndefined()
    expect(codeOf('extend', asked('see'), extended)).toBe('request.already-extended')
    expect(stateOf(asked('see'), extended)).toMatchObject({ due: '2026-12-17T17:00', extended: true })
  })

  it('is over when refused, done or taken back', () => {
    const ends: RequestFact[] = [
      { type: 'refused', why: 'keptByLaw', reason: 'r', legalBasis: 'kept-by-archive-law' },
      { type: 'carriedOut', removed: {}, kept: [] },
      { type: 'takenBack' },
    ]
    for (const end of ends)
      for (const act of requestActs) expect(codeOf(act, asked('delete'), end)).toBe('request.not-now')
  })
})

it('restriction leaves the handling of the procedure alone, and nothing else', () => {
  expect(dossierUses.filter((use) => !restrictionRefusal(true, use))).toEqual(['handle'])
  expect(dossierUses.filter((use) => restrictionRefusal(false, use))).toEqual([])
})

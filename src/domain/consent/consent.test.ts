import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Instant, PlainDate } from '#lib/plain-date.ts'
import { consentRefusal, type ConsentEvent } from './consent-event.ts'
import { foldConsents, isAllowed } from './consent-state.ts'
import { bookFaults, consentPurposes, wordingOn, wordingText, type ConsentBook } from './wording.ts'

const seed = Number(process.env.MOTCUA_SEED ?? 20_261_125)

const day = (n: number) => `2026-11-25T01:${String(n).padStart(2, '0')}:00.000Z` as Instant
const answer = (verdict: ConsentEvent['verdict'], minute: number, more: Partial<ConsentEvent> = {}) =>
  ({
    purpose: 'messages',
    verdict,
    wordingVersion: '1',
    wordingHash: 'h',
    channel: 'desk',
    by: { kind: 'self', name: 'Đặng Thị Ngữ' },
    toId: null,
    heardBy: 'Trần Minh Đức',
    at: day(minute),
    ...more,
  }) satisfies ConsentEvent

describe('consent', () => {
  it('is not there until it was given: silence allows nothing', () => {
    for (const purpose of consentPurposes) expect(isAllowed([], purpose)).toBe(false)
  })

  it('ends when it is taken back, and can be given again', () => {
    expect(isAllowed([answer('given', 1)], 'messages')).toBe(true)
    expect(isAllowed([answer('given', 1), answer('withdrawn', 2)], 'messages')).toBe(false)
    expect(isAllowed([answer('given', 1), answer('withdrawn', 2), answer('given', 3)], 'messages')).toBe(true)
  })

  it('to one helper is no consent to another, and for one purpose none for another', () => {
    const toOne = [answer('given', 1, { purpose: 'help', toId: 'a' })]
    expect(isAllowed(toOne, 'help', 'a')).toBe(true)
    expect(isAllowed(toOne, 'help', 'b')).toBe(false)
    expect(isAllowed(toOne, 'voice', 'a')).toBe(false)
  })

  it('whatever the order of arrival, stands as its last answer; at one moment taking back wins', () => {
    const events = fc.array(
      fc.tuple(fc.constantFrom('given' as const, 'withdrawn' as const), fc.integer({ min: 0, max: 9 })),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(events, (drawn) => {
        const log = drawn.map(([verdict, minute]) => answer(verdict, minute))
        const latest = Math.max(...drawn.map(([, minute]) => minute))
        const atLast = drawn.filter(([, minute]) => minute === latest)
        const expected = atLast.every(([verdict]) => verdict === 'given')
        return (
          isAllowed(log, 'messages') === expected
          && isAllowed(log.toReversed(), 'messages') === expected
          && foldConsents(log).help === undefined
        )
      }),
      { seed },
    )
  })

  it('for a child needs the guardian, and from the age of the law the child too', () => {
    const child = { kind: 'child', name: 'Lê Gia Bảo', guardianName: 'Lê Văn Hùng' } as const
    const refusal = (more: { guardianName?: string; hasAgeToAgree: boolean; childAgrees: boolean }) =>
      consentRefusal({ verdict: 'given', by: { ...child, ...more } })?.code
    expect(refusal({ hasAgeToAgree: false, childAgrees: false })).toBeUndefined()
    expect(refusal({ hasAgeToAgree: true, childAgrees: false })).toBe('consent.child-not-asked')
    expect(refusal({ hasAgeToAgree: true, childAgrees: true })).toBeUndefined()
    expect(refusal({ guardianName: '', hasAgeToAgree: false, childAgrees: false })).toBe(
      'consent.no-guardian',
    )
    const back = {
      verdict: 'withdrawn',
      by: { ...child, guardianName: '', hasAgeToAgree: true, childAgrees: false },
    }
    expect(consentRefusal(back as never)).toBeUndefined()
  })
})

describe('a book of sentences', () => {
  const wording = (version: string, validFrom: string, validTo: string | null) => ({
    version,
    validFrom,
    validTo,
    vi: `câu ${version}`,
    en: version,
    status: 'unverified' as const,
    source: 's',
  })
  const book = (...wordings: ReturnType<typeof wording>[]): ConsentBook => ({
    statutory: { vi: 'a', en: 'b', legalBasis: 'c' },
    childAgrees: { fromAge: 7, legalBasis: 'c' },
    purposes: consentPurposes.map((id) => ({
      id,
      subject: 'visit',
      name: { vi: 'a', en: 'b' },
      ends: 'x',
      keepDays: [],
      wordings,
    })),
  })

  it('gives the sentence of the day, and none before there was one', () => {
    const two = book(wording('1', '2026-01-01', '2026-06-30'), wording('2', '2026-07-01', null))
    expect(wordingOn(two, 'help', '2025-12-31' as PlainDate)).toBeUndefined()
    expect(wordingOn(two, 'help', '2026-06-30' as PlainDate)?.version).toBe('1')
    expect(wordingOn(two, 'help', '2026-07-01' as PlainDate)?.version).toBe('2')
  })

  it('is told when two sentences hold at once, one ends before it begins, or a purpose is missing', () => {
    expect(bookFaults(book(wording('1', '2026-01-01', null)))).toEqual([])
    expect(bookFaults(book(wording('1', '2026-01-01', null), wording('2', '2026-07-01', null)))).toHaveLength(
      4,
    )
    expect(bookFaults(book(wording('1', '2026-02-01', '2026-01-01')))).toHaveLength(4)
    const short = book(wording('1', '2026-01-01', null))
    expect(bookFaults({ ...short, purposes: short.purposes.slice(1) })).toEqual(['thiếu mục đích help'])
  })

  it('hashes another text for another sentence, purpose or version', () => {
    const texts = new Set(
      consentPurposes.flatMap((purpose) =>
        ['1', '2'].map((version) =>
          wordingText({ purpose, subject: 'visit', version, vi: 'một', en: 'one' }),
        ),
      ),
    )
    expect(texts.size).toBe(8)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findTermsOf, hasSyllables, pairsOf, plainPhone, syllablesOf } from './find-terms.ts'
import { readAsked } from './read-asked.ts'

const seed = Number(process.env.MOTCUA_SEED ?? 20_261_125)
const words = ['Nguyễn', 'Thị', 'Hoà', 'Đặng', 'Ngữ', 'Ươm', 'Y', 'Văn', 'Quỳnh', 'Ẩn', 'Ngọc', 'Đường']
const aName = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join(' '))

/** The same name as another hand types it. */
const typedAs = fc.record({
  marks: fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => text.normalize('NFD'),
    (text) =>
      text
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .replace(/đ/g, 'd')
        .replace(/Đ/g, 'D'),
  ),
  letters: fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => text.toUpperCase(),
    (text) => text.toLowerCase(),
  ),
  space: fc.constantFrom(' ', '  ', '\t', ' , '),
})

describe('a name', () => {
  it('is its syllables, however it was typed and in whatever order', () => {
    fc.assert(
      fc.property(aName, typedAs, fc.boolean(), (name, { marks, letters, space }, turned) => {
        const parts = turned ? name.split(' ').reverse() : name.split(' ')
        const typed = letters(marks(parts.join(space)))
        expect([...syllablesOf(typed)].sort()).toEqual([...syllablesOf(name)].sort())
        expect([...pairsOf(syllablesOf(typed))].sort()).toEqual([...pairsOf(syllablesOf(name))].sort())
        expect(hasSyllables(name, readAsked(typed).syllables)).toBe(true)
      }),
      { seed },
    )
  })

  it('is found by any part of it, and each pair of the part is one of its terms', () => {
    fc.assert(
      fc.property(aName, fc.nat(), fc.nat(), (name, from, length) => {
        const parts = name.split(' ')
        const start = from % parts.length
        const part = parts.slice(start, start + 1 + (length % (parts.length - start)))
        const terms = new Set(findTermsOf([{ fullName: name }]).map(({ kind, text }) => `${kind} ${text}`))
        const asked = readAsked(part.join(' ')).syllables
        for (const syllable of asked) expect(terms).toContain(`syllable ${syllable}`)
        for (const pair of pairsOf(asked)) expect(terms).toContain(`pair ${pair}`)
      }),
      { seed },
    )
  })

  it('keeps names of other peoples whole, and an organisation to its first twelve', () => {
    expect(syllablesOf('H’Hen Niê')).toEqual(['hhen', 'nie'])
    expect(syllablesOf('Y-Wăn')).toEqual(['y', 'wan'])
    expect(syllablesOf(Array.from({ length: 30 }, (_, n) => `tiếng${n}`).join(' '))).toHaveLength(12)
    expect(findTermsOf([{ fullName: 'Nguyễn Nguyễn An' }]).map(({ text }) => text)).toEqual([
      'nguyen',
      'an',
      'an nguyen',
    ])
  })
})

describe('a person', () => {
  it('has her number whole and by its last four, and her phone as one number', () => {
    const terms = findTermsOf([
      { fullName: 'Y', idNumber: '045 198 000 214', phone: '+84 912.345.678' },
      { fullName: 'Y', idNumber: '123', phone: '12' },
    ])
    expect(terms.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'syllable y',
      'idNumber 045198000214',
      'last4 0214',
      'phone 0912345678',
      'idNumber 123',
    ])
    expect(['0084912345678', '84912345678', '0912 345 678'].map(plainPhone)).toEqual(
      Array(3).fill('0912345678'),
    )
    expect(plainPhone('84912')).toBeUndefined()
  })
})

describe('what is typed into the box', () => {
  it.each([
    ['105', { ticketNo: 105 }],
    ['0214', { ticketNo: 214, numbers: [{ kind: 'last4', text: '0214' }] }],
    ['thi  HOÀ', { syllables: ['thi', 'hoa'], ticketNo: null }],
    ['nguyen hoa 0214', { syllables: ['nguyen', 'hoa'], numbers: [{ kind: 'last4', text: '0214' }] }],
    ['cong ty 36', { syllables: ['cong', 'ty', '36'], numbers: [] }],
    ['045 198 000 214', { numbers: [{ kind: 'idNumber', text: '045198000214' }] }],
    ['+84 912 345 678', { numbers: [{ kind: 'phone', text: '0912345678' }] }],
    [
      '912345678',
      {
        numbers: [
          { kind: 'idNumber', text: '912345678' },
          { kind: 'phone', text: '0912345678' },
        ],
      },
    ],
    ['045198000214||Lê Thị Thử|05091998|Nữ|Đông Hà|12072021', { scanned: 'card', syllables: [] }],
    ['http://localhost:8340/ho-so/4F7K2QZ98RTBW', { scanned: 'slip', code: '4F7K2QZ98RTBW', syllables: [] }],
    ['MC 4F7K-2QZ9-8RTBW', { scanned: null, code: '4F7K2QZ98RTBW' }],
    ['H49.01.02-261117-0004', { scanned: null, code: 'H49.01.02-261117-0004' }],
    // Thirteen letters may be a code and a name: both are tried.
    ['Pham Minh Thanh', { code: 'PHAMM1NHTHANH', syllables: ['pham', 'minh', 'thanh'] }],
    [' … ', { code: null, ticketNo: null, syllables: [], numbers: [] }],
  ])('%s', (typed, meant) => {
    expect(readAsked(typed)).toMatchObject(meant)
  })
})

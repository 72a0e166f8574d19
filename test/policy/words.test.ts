import { describe, expect, test } from 'vitest'
import { en } from '#i18n/en.ts'
import { vi } from '#i18n/vi.ts'
import {
  compareWords,
  findBadCodes,
  findUnsaidWords,
  findWordlessCodes,
  leavesOf,
  usedCodes,
  usedLegalBases,
} from './rules/words.ts'
import { isTest, parseSource, readText, report, sourcesIn } from './source-tree.ts'

const refusals: Record<string, unknown> = Object.assign(
  {},
  ...Object.values(vi).map((area) => ('refusals' in area ? area.refusals : {})),
)
const codesWithWords = new Set([...leavesOf(vi).keys()].map((place) => place.split('/').at(-1)!))
const product = sourcesIn('src').filter(({ path }) => !isTest(path))

describe('words people read', () => {
  test('both languages say the same things', () => {
    expect(leavesOf(vi).size).toBeGreaterThan(100)
    expect(compareWords(vi, en)).toEqual([])
  })

  test('every sentence is said somewhere', () => {
    const program = product
      .filter(({ path }) => !path.startsWith('src/i18n/'))
      .map(({ text }) => text)
      .join('\n')
    expect(findUnsaidWords(vi, program)).toEqual([])
  })

  test('every refusal and warning of the product has words', () => {
    const used = usedCodes(product)
    expect(used.length).toBeGreaterThan(10)
    expect(report(findWordlessCodes(used, codesWithWords))).toBe('')
  })

  test('every legal basis of a rule is in the catalogue, with its source', () => {
    const known = [...readText('catalogue/lists/legal-bases.yaml').matchAll(/^ {2}- key: (\S+)$/gm)].map(
      (match) => match[1],
    )
    const used = usedLegalBases(product)
    expect(used.length).toBeGreaterThan(3)
    expect(used.filter(({ code }) => !known.includes(code))).toEqual([])
  })

  test('codes have one shape: area.what-is-wrong', () => {
    expect(findBadCodes([...Object.keys(refusals), ...usedCodes(product).map(({ code }) => code)])).toEqual(
      [],
    )
  })

  test('no code is claimed by two areas', () => {
    const codes = Object.values(vi).flatMap((area) => ('refusals' in area ? Object.keys(area.refusals) : []))
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([])
  })
})

describe('the rules notice', () => {
  test.each([
    ['a missing key', { a: { b: 'Một' } }, { a: {} }, 'a/b: not in English'],
    ['a key too many', { a: 'Một' }, { a: 'One', b: 'Two' }, 'b: only in English'],
    ['an empty sentence', { a: 'Một' }, { a: ' ' }, 'a: empty'],
    [
      'other parameters',
      { a: (n: number): string => `${n}` },
      { a: (): string => '1' },
      'a: takes other parameters in English',
    ],
    [
      'a sentence against a function',
      { a: 'Một' },
      { a: (): string => '1' },
      'a: a sentence in one language, a function in the other',
    ],
    ['what was not translated', { a: 'Tờ khai' }, { a: 'Tờ khai' }, 'a: the English is the Vietnamese'],
    ['decomposed letters', { a: 'Tờ khai'.normalize('NFD') }, { a: 'Form' }, 'a: not in NFC'],
  ])('%s', (_, one, other, fault) => {
    expect(compareWords(one, other)).toEqual([fault])
  })

  test('words that are said nowhere', () => {
    const words = { desk: { title: 'Quầy', farewell: 'Chào', refusals: { 'visit.late': 'Muộn' } } }
    expect(findUnsaidWords(words, 'const { desk } = t; say(desk.title, refusals)')).toEqual(['desk/farewell'])
  })

  test('a refusal without words, also behind a choice', () => {
    const source = parseSource(
      'src/modules/visits/x.ts',
      "const a = refuse(late ? 'visit.late' : 'visit.early', {})\nconst b = { code: 'visit.gone', law: 'no-such' }",
    )
    expect(findWordlessCodes(usedCodes([source]), new Set(['visit.late'])).map(({ what }) => what)).toEqual([
      'visit.early has no words in any i18n area',
      'visit.gone has no words in any i18n area',
    ])
    expect(usedLegalBases([source]).map(({ code }) => code)).toEqual(['no-such'])
  })

  test('a code of another shape', () => {
    expect(findBadCodes(['visit.already-received', 'Visit.late', 'late', 'visit.tooLate'])).toEqual([
      'Visit.late',
      'late',
      'visit.tooLate',
    ])
  })
})

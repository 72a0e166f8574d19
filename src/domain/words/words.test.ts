import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateInWords, paddedDate, paddedMoment, spokenDate } from './date-in-words.ts'
import { numberInWords } from './number-in-words.ts'

const seed = Number(process.env.MOTCUA_SEED ?? 20261124)

describe('numbers in words', () => {
  test.each([
    [0, 'không'],
    [4, 'bốn'],
    [5, 'năm'],
    [10, 'mười'],
    [11, 'mười một'],
    [14, 'mười bốn'],
    [15, 'mười lăm'],
    [20, 'hai mươi'],
    [21, 'hai mươi mốt'],
    [24, 'hai mươi tư'],
    [25, 'hai mươi lăm'],
    [31, 'ba mươi mốt'],
    [100, 'một trăm'],
    [101, 'một trăm linh một'],
    [104, 'một trăm linh bốn'],
    [105, 'một trăm linh năm'],
    [110, 'một trăm mười'],
    [115, 'một trăm mười lăm'],
    [121, 'một trăm hai mươi mốt'],
    [999, 'chín trăm chín mươi chín'],
    [1000, 'một nghìn'],
    [1005, 'một nghìn không trăm linh năm'],
    [1945, 'một nghìn chín trăm bốn mươi lăm'],
    [1954, 'một nghìn chín trăm năm mươi tư'],
    [2000, 'hai nghìn'],
    [2001, 'hai nghìn không trăm linh một'],
    [2010, 'hai nghìn không trăm mười'],
    [2026, 'hai nghìn không trăm hai mươi sáu'],
    [9999, 'chín nghìn chín trăm chín mươi chín'],
  ])('%i is %s', (value, words) => {
    expect(numberInWords(value)).toBe(words)
  })

  test('no two numbers read alike', () => {
    expect(new Set(Array.from({ length: 10_000 }, (_, value) => numberInWords(value))).size).toBe(10_000)
  })

  test('words can be read back to the number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), (value) => readWords(numberInWords(value)) === value),
      { seed },
    )
  })

  test.each([-1, 10_000, 1.5, Number.NaN])('%d has no words here', (value) => {
    expect(() => numberInWords(value)).toThrow(RangeError)
  })
})

describe('dates in words', () => {
  test.each([
    ['2026-10-29', 'Ngày hai mươi chín tháng mười năm hai nghìn không trăm hai mươi sáu'],
    ['2024-04-04', 'Ngày bốn tháng tư năm hai nghìn không trăm hai mươi tư'],
    ['2021-01-31', 'Ngày ba mươi mốt tháng một năm hai nghìn không trăm hai mươi mốt'],
    ['1999-12-15', 'Ngày mười lăm tháng mười hai năm một nghìn chín trăm chín mươi chín'],
    ['1952', 'Năm một nghìn chín trăm năm mươi hai'],
    ['1952-05', 'Tháng năm năm một nghìn chín trăm năm mươi hai'],
  ])('%s is "%s"', (date, words) => {
    expect(dateInWords(date)).toBe(words)
  })

  test.each([
    ['2026-02-05', 'ngày 05 tháng 02 năm 2026'],
    ['2026-01-10', 'ngày 10 tháng 01 năm 2026'],
    ['2026-03-09', 'ngày 09 tháng 3 năm 2026'],
    ['2026-10-29', 'ngày 29 tháng 10 năm 2026'],
    ['2026-12-01', 'ngày 01 tháng 12 năm 2026'],
    ['1990', 'năm 1990'],
  ])('%s is printed "%s"', (date, printed) => {
    expect(paddedDate(date)).toBe(printed)
  })

  test('days below ten and months one and two, and only those, carry a zero', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 1, max: 12 }), (day, month) => {
        const text = paddedDate(`2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
        expect(/ngày 0/.test(text)).toBe(day < 10)
        expect(/tháng 0/.test(text)).toBe(month < 3)
      }),
      { seed },
    )
  })

  test('said aloud there are no zeros', () => {
    expect(spokenDate('2026-02-05')).toBe('ngày 5 tháng 2 năm 2026')
    expect(spokenDate('1952')).toBe('năm 1952')
  })
})

const digits: Record<string, number> = {
  không: 0,
  một: 1,
  mốt: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  tư: 4,
  năm: 5,
  lăm: 5,
  sáu: 6,
  bảy: 7,
  tám: 8,
  chín: 9,
}

/** Reads words the way a person does, independently of how they were made. */
function readWords(words: string): number {
  let [total, last] = [0, 0]
  for (const word of words.split(' ')) {
    if (word === 'nghìn') [total, last] = [total + last * 1000, 0]
    else if (word === 'trăm') [total, last] = [total + last * 100, 0]
    else if (word === 'mươi') [total, last] = [total + last * 10, 0]
    else if (word === 'mười') [total, last] = [total + 10, 0]
    else if (word !== 'linh') last = digits[word]!
  }
  return total + last
}

test.each([
  ['2026-11-17T09:10', '9 giờ 10 phút, ngày 17 tháng 11 năm 2026'],
  ['2026-01-05T00:05', '0 giờ 05 phút, ngày 05 tháng 01 năm 2026'],
  ['1972-03-02', 'ngày 02 tháng 3 năm 1972'],
])('%s stands on paper as %s', (moment, words) => {
  expect(paddedMoment(moment)).toBe(words)
})

import { createHash } from 'node:crypto'
import { join } from 'node:path'
import fc from 'fast-check'
import { projectRoot } from '#lib/os/project-root.ts'
import { fold } from '#lib/vietnamese-text.ts'
import { readYaml } from '#modules/read-yaml.ts'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  findUnknownWord,
  parseRecoveryWords,
  readWords,
  rowsOfWords,
  wordsOfKey,
  wordsOfSheet,
} from './recovery-words.ts'

const file = join(projectRoot(), 'catalogue/lists/recovery-words.yaml')
const { words: list } = readYaml(file, z.object({ words: z.array(z.string()) }))
const seed = Number(process.env.MOTCUA_SEED ?? 20261125)
const aKey = fc.uint8Array({ minLength: 32, maxLength: 32 })

const codeOf = (text: string) => {
  const read = parseRecoveryWords(list, text)
  return read.ok ? 'ok' : read.error.code
}

describe('the list', () => {
  test('never changes: sheets printed with it lie in envelopes', () => {
    expect(createHash('sha256').update(list.join(' ')).digest('hex')).toBe(
      '48fdf56f6f75dd07fb0ec424aca7b26b8e379cd442c9ec2242f382978391e8e4',
    )
  })

  test('has no two words that sound alike anywhere in the country, also without marks', () => {
    const heard = (word: string) =>
      fold(word)
        .replace(/^tr/, 'ch')
        .replace(/^s/, 'x')
        .replace(/^(gi|d|r)(?=[aeiouy])/, 'd')
        .replace(/^ngh/, 'ng')
        .replace(/^gh/, 'g')
        .replace(/^[kq]/, 'c')
        .replace(/n[gh]$/, 'n')
        .replace(/(ch|c)$/, 't')
        .replace(/y$/, 'i')
    expect(new Set(list.map(heard)).size).toBe(256)
  })
})

describe('words of a key', () => {
  test('are the key again, in any case, with or without marks, with commas, row numbers and spaces, in NFC or NFD', () => {
    const looks: ((words: string[]) => string)[] = [
      (words) => words.join(' '),
      (words) => fold(words.join(' ')).toUpperCase(),
      (words) => words.join(', ').normalize('NFD'),
      (words) => `  ${words.join('  \t ')}\n`,
      (words) =>
        rowsOfWords(words)
          .map((row, index) => `${index + 1}. ${row.join(' – ')}`)
          .join('\r\n'),
    ]
    fc.assert(
      fc.property(aKey, fc.constantFrom(...looks), (key, look) => {
        const words = wordsOfKey(list, key)
        expect(words).toHaveLength(wordsOfSheet)
        expect(parseRecoveryWords(list, look(words))).toEqual({ ok: true, value: Buffer.from(key) })
      }),
      { seed },
    )
  })

  test('with one word changed are noticed', () => {
    fc.assert(
      fc.property(aKey, fc.nat(33), fc.integer({ min: 1, max: 255 }), (key, at, by) => {
        const words = wordsOfKey(list, key)
        words[at] = list[(list.indexOf(words[at]!) + by) % 256]!
        expect(codeOf(words.join(' '))).toBe('key.words-wrong')
      }),
      { seed, numRuns: 2_000 },
    )
  })

  test('with two words in each other’s place are noticed', () => {
    fc.assert(
      fc.property(aKey, fc.nat(33), fc.nat(33), (key, one, other) => {
        const words = wordsOfKey(list, key)
        fc.pre(words[one] !== words[other])
        const [first, second] = [words[one]!, words[other]!]
        words[one] = second
        words[other] = first
        expect(codeOf(words.join(' '))).toBe('key.words-wrong')
      }),
      { seed, numRuns: 2_000 },
    )
  })

  test('one that is on no list is told with its row and place', () => {
    fc.assert(
      fc.property(aKey, fc.nat(33), (key, at) => {
        const words = wordsOfKey(list, key).with(at, 'zzz')
        const wrong = { row: Math.floor(at / 4) + 1, place: (at % 4) + 1, word: 'zzz' }
        expect(findUnknownWord(list, words)).toEqual(wrong)
        expect(parseRecoveryWords(list, words.join(' '))).toEqual({
          ok: false,
          error: { code: 'key.word-unknown', params: wrong },
        })
      }),
      { seed },
    )
  })

  test('too few or too many are told by their number', () => {
    const words = wordsOfKey(list, Buffer.alloc(32, 5))
    expect(codeOf(words.slice(1).join(' '))).toBe('key.words-count')
    expect(codeOf([...words, words[0]].join(' '))).toBe('key.words-count')
    expect(codeOf('')).toBe('key.words-count')
    expect(readWords('1. Gà, gác;\n2) GẠO')).toEqual(['Gà', 'gác', 'GẠO'])
  })
})

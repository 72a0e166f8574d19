import { createHash } from 'node:crypto'
import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import { fold } from '#lib/vietnamese-text.ts'

/** The 256 words of the catalogue in their order: the place of a word is the byte it stands for. */
export type RecoveryList = readonly string[]

const keyBytes = 32
const checkBytes = 2
export const wordsOfSheet = keyBytes + checkBytes
export const wordsInRow = 4

/** A word a byte, and two words made from a hash of the key: a slip of the pen or of the ear is noticed. */
export function wordsOfKey(list: RecoveryList, key: Uint8Array): string[] {
  return [...key, ...checkOf(key)].map((byte) => list[byte]!)
}

/** As they stand on the sheet, four to a numbered row; the last row holds the two check words. */
export function rowsOfWords(words: readonly string[]): string[][] {
  const count = Math.ceil(words.length / wordsInRow)
  return Array.from({ length: count }, (_, row) => words.slice(row * wordsInRow, (row + 1) * wordsInRow))
}

/** The words in what somebody typed or scanned: row numbers, commas, line ends and spaces are nothing. */
export function readWords(text: string): string[] {
  return text
    .normalize('NFC')
    .split(/[^\p{L}\p{M}]+/u)
    .filter(Boolean)
}

/**
 * The key again. Case and marks do not matter. A word that is not on the list is told with its row; words that are all known
 * but do not fit their check words are told as a whole, because nobody can know which of them is wrong.
 */
export function parseRecoveryWords(list: RecoveryList, text: string): Result<Buffer, Refusal> {
  const words = readWords(text)
  const unknown = findUnknownWord(list, words)
  if (unknown) return refuse('key.word-unknown', unknown)
  if (words.length !== wordsOfSheet)
    return refuse('key.words-count', { count: words.length, wanted: wordsOfSheet })
  const bytes = Buffer.from(words.map((word) => byteOf(list, word)))
  const key = bytes.subarray(0, keyBytes)
  return checkOf(key).equals(bytes.subarray(keyBytes)) ? ok(key) : refuse('key.words-wrong')
}

/** The first word that is not on the list: its row and its place in the row, both counted from one. */
export function findUnknownWord(
  list: RecoveryList,
  words: readonly string[],
): { row: number; place: number; word: string } | undefined {
  const at = words.findIndex((word) => byteOf(list, word) < 0)
  if (at < 0) return undefined
  return { row: Math.floor(at / wordsInRow) + 1, place: (at % wordsInRow) + 1, word: words[at]! }
}

/** True when both are the same word, however it was typed. */
export function isSameWord(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && fold(one) === fold(other)
}

const folded = new WeakMap<RecoveryList, Map<string, number>>()

function byteOf(list: RecoveryList, word: string): number {
  let bytes = folded.get(list)
  if (!bytes) folded.set(list, (bytes = new Map(list.map((known, byte) => [fold(known), byte]))))
  return bytes.get(fold(word)) ?? -1
}

function checkOf(key: Uint8Array): Buffer {
  return createHash('sha256').update('motcua recovery words').update(key).digest().subarray(0, checkBytes)
}

import { fold } from '#lib/vietnamese-text.ts'

/** How people write and speak (`catalogue/lists/sayings.yaml`). */
export type Sayings = {
  /** Words that say nothing of what is wanted. */
  empty: string[]
  /** Short for, or another way to say: "kt3" is "tạm trú". Replaced before anything is looked up. */
  meant: Record<string, string>
}

export type Reader = {
  /** Folded, without marks of punctuation, with what is meant in place of what is short. */
  plain(text: string): string
  /** The words that count, and the pairs of neighbours: Vietnamese words are mostly of two syllables. */
  terms(plain: string): string[]
}

export function readerOf({ empty, meant }: Sayings): Reader {
  const isEmpty = new Set(empty.map(fold))
  const says = (word: string) => !isEmpty.has(word)
  const rules = Object.entries(meant).map(([short, long]) => [` ${fold(short)} `, ` ${fold(long)} `] as const)
  return {
    plain(text) {
      const folded = ` ${fold(text)
        .replace(/[^a-z0-9]+/g, ' ')
        .trim()} `
      return rules.reduce((now, [short, long]) => now.replaceAll(short, long), folded).trim()
    },
    terms(plain) {
      const words = plain.split(' ').filter(Boolean)
      const pairs = words.slice(1).map((word, index) => [words[index]!, word] as const)
      return [
        ...words.filter(says),
        ...pairs.filter(([a, b]) => says(a) || says(b)).map((pair) => pair.join('_')),
      ]
    },
  }
}

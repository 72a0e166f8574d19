import type { Words } from '../words.ts'

/** Keys: recovery sheet, changing keys, the page about keys. */
export const keys: Words['keys'] = {
  refusals: {
    'key.word-unknown': (p) =>
      `Row ${p.row}, word ${p.place}: “${p.word}” is not on the list of words. Look at row ${p.row} of the sheet and type it again.`,
    'key.words-count': (p) =>
      `The sheet has ${p.wanted} words, only ${p.count} were given. Type every row, the last one too.`,
    'key.words-wrong':
      'Every word is on the list, but together they do not fit: one was mistaken. Compare each row with the sheet and type again.',
  },
}

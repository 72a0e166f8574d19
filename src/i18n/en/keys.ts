import type { Words } from '../words.ts'

/** Keys: recovery sheet, changing keys, the page about keys. */
export const keys: Words['keys'] = {
  refusals: {
    'key.word-unknown': (p) =>
      `Row ${p.row}, word ${p.place}: “${p.word}” is not on the list of words. Look at row ${p.row} of the sheet and type it again.`,
    'key.words-count': (p) =>
      `The sheet has ${p.wanted} words, only ${p.count} were given. Type every row, the last one too.`,
    'key.row-wrong': (p) => `Row ${p.row} is not as on the sheet. Look again and type row ${p.row} again.`,
    'key.not-typed-back':
      'The recovery sheet was not typed back, so nothing was made. Run it again when there is time to print and type it.',
    'key.not-checked':
      'The sheet was not typed to its end, so nothing is known. Run key check again with the sheet at hand.',
    'key.not-recovered':
      'Not all words were typed, so the key was not rebuilt. Take the recovery sheet from its envelope and run it again.',
    'key.file-there': (p) =>
      `There is a key file ${p.file} already; it is not written over. If it does not open the data, rename it and run this again.`,
    'key.not-of-this-data': (p) =>
      `These words are a key (name ${p.keyName}), but it does not open the data here. Look at the key name on the sheet, take another sheet or the right data folder.`,
    'key.words-wrong':
      'Every word is on the list, but together they do not fit: one was mistaken. Compare each row with the sheet and type again.',
  },
}

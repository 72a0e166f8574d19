import type { Words } from '../words.ts'

/** Keys: recovery sheet, changing keys, the page about keys. */
export const keys: Words['keys'] = {
  lead: 'Names, numbers of papers and everything personal lie sealed on this machine. This page tells how the key is kept.',
  file: 'Key file',
  fileOk: (p) =>
    `The key file is whole and readable by the account of the program alone. Key name ${p.name}.`,
  fileMissing:
    'The key file is not on this machine. The program still runs on the key it read at start; once stopped it will not open again. Do not stop it: take the recovery sheet and run the command below now.',
  fileDamaged:
    'The key file is damaged. The program still runs on the key it read at start. Do not stop it: rename that file, take the recovery sheet and run the command below now.',
  fileOpen:
    'Others on this machine can read the key file. Mend it now: let its owner alone read it (chmod 600).',
  sheet: 'Recovery sheet',
  sheetFresh: (p) => `Typed back and right on ${p.date}.`,
  sheetDue: (p) =>
    `Last typed back on ${p.date}, ${p.days} days ago. Open an envelope, type it, seal it again.`,
  sheetNever: 'Never typed back. Print it, type it, and seal two copies in two places.',
  sheetWhy:
    'When the machine dies or the key file is lost, only this sheet opens the data again. Its words never stand on a web page.',
  commands: 'Run on this machine, in a terminal in the folder of the program:',
  check: 'type the sheet back; the program may stay open',
  print: 'print the sheet again; stop the program first',
  recover: 'rebuild the key file from the sheet',
  data: 'Data key',
  dataAge: (p) =>
    p.days === 0
      ? 'The key in use was made today.'
      : `The key in use was made on ${p.date}, ${p.days} days ago.`,
  dataWhy:
    'Change the data key once a year, and when somebody leaves who touched this machine or a backup. Values are sealed again bit by bit while the desk works.',
  rotate: 'Change the data key',
  requested: 'The change of key was asked for. It begins in a few seconds.',
  starting: 'Getting ready to change the key.',
  progress: (p) => `${p.done} of ${p.total} values are sealed again.`,
  settling: 'Everything is sealed again. The old key goes in a few minutes, when work in hand is done.',
  carryOn: 'The desk may work on. Close this page or switch the machine off: it goes on at the next start.',
  broken: (p) =>
    `${p.count} values open with no key, so they are left as they are and the old key is kept. Have whoever looks after the machine compare with a backup.`,
  again: 'Look again',
  last: (p) => `Last change: ${p.date}, ${p.count} values sealed again, old key dropped.`,
  master: 'Master key',
  masterWhy:
    'When the master key or a sheet may be known to others, change the master key: stop the program, run the command below, type the new sheet back. Keep the old sheet as long as old backups are kept.',
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
    'key.rotation-running': 'The key is being changed already. Wait until it is done.',
    'key.words-wrong':
      'Every word is on the list, but together they do not fit: one was mistaken. Compare each row with the sheet and type again.',
  },
}

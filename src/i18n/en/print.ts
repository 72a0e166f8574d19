import type { Words } from '../words.ts'

export const print: Words['print'] = {
  ticket: 'Print the number',
  queued: 'The number was sent to the printer',
  paperQueued: 'The form was sent to the printer',
  waiting: 'A paper is not printed yet',
  refusals: {
    'printer.none': 'No printer is set. Print with the browser.',
    'printer.paper-out': 'The printer is out of paper. Put paper in; it prints by itself.',
    'printer.cover-open': 'The cover of the printer is open. Close it; it prints by itself.',
    'printer.offline': 'The printer is not seen. Look at cable and switch; it prints by itself.',
    'printer.unsure':
      'The printer did not say that it finished. Look whether the paper came out; if not, print again.',
    'printer.error': 'The printer reports an error. Switch it off and on; it prints by itself.',
  },
}

import type { Words } from '../words.ts'

export const print: Words['print'] = {
  ticket: 'Print the number',
  queued: 'The number was sent to the printer',
  paperQueued: 'The form was sent to the printer',
  waiting: 'A number is not printed yet',
  refusals: {
    'printer.none': 'No ticket printer is set. Print with the browser.',
    'printer.paper-out': 'The ticket printer is out of paper. Put paper in; it prints by itself.',
    'printer.cover-open': 'The cover of the ticket printer is open. Close it; it prints by itself.',
    'printer.offline': 'The ticket printer is not seen. Look at cable and switch; it prints by itself.',
    'printer.error': 'The ticket printer reports an error. Switch it off and on; it prints by itself.',
  },
}

import type { Words } from '../words.ts'

export const form: Words['form'] = {
  problems: {
    'form.date-invalid': 'This date does not exist. Write day/month/year, as in 29/10/2026.',
    'form.date-future': 'This date has not come yet. Look at the year.',
    'form.date-too-old': 'This date is too long ago. Look at the year.',
    'form.death-before-birth': 'The death is before the birth. Look at both.',
    'form.datetime-invalid': 'Write the hour, then the day: 5:30, 12/11/2026.',
    'form.id-number': 'A personal number has exactly 12 digits.',
    'form.name': 'A name has letters only. Look at marks and spaces.',
    'form.not-an-option': 'Choose one of the answers given.',
    'form.phone': 'A phone number begins with 0 and has 10 or 11 digits.',
    'form.email': 'An e-mail looks like name@place.vn.',
    'form.number': 'Write a number from 1 to 999.',
    'form.too-long': 'This is too long for the paper. Shorten it.',
    'form.parent-too-young': 'A parent is very young for this child. Look at both birth dates.',
    'form.same-number': 'Two people have one number. Perhaps the wrong card was scanned.',
    'form.issued-before-birth': 'The card is issued before the birth. Look at the card.',
  },
  none: 'There is none',
  required: 'This is needed.',
  refusals: {
    'form.unknown': 'No such form. See the command forms.',
    'form.unknown-role': (p) => `The form has no role "${p.role}". Roles: ${p.roles}.`,
    'form.unknown-key': (p) => `The form has no field "${p.key}". See the command form.`,
    'form.bad-answers': 'The answers file is JSON like {"field": "answer"}.',
    'form.bad-day': 'The day looks like 2026-11-25 and must exist.',
    'form.unfinished': 'The form is not finished, so it is not printed.',
    'form.confirmation-without-source': 'Say which text and page it was compared with.',
  },
}

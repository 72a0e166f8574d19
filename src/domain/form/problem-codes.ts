/** Everything a form can find wrong. Words: `i18n/<language>/form.ts`. */
export const problemCodes = [
  'form.date-invalid', 'form.date-incomplete', 'form.date-future', 'form.date-past', 'form.date-too-old', 'form.datetime-invalid',
  'form.death-before-birth', 'form.notice-before-death', 'form.registered-before-birth', 'form.issued-before-birth',
  'form.id-number', 'form.name', 'form.not-an-option', 'form.none-not-allowed', 'form.phone', 'form.email', 'form.number',
  'form.too-long', 'form.parent-too-young', 'form.same-number', 'form.two-cards-one-person',
  'form.number-year', 'form.number-sex',
] as const
export type ProblemCode = (typeof problemCodes)[number]

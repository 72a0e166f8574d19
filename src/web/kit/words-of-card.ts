import type { Words } from '#i18n/words.ts'
import { valueBook } from '#domain/form/index.ts'
import type { CardRead } from '#domain/visit/cards-read.ts'
import type { DraftView } from '#modules/intake/index.ts'

type Asking = Pick<DraftView, 'form' | 'input' | 'fields'>

/** What to mind after a card was read: what is not clear, what does not fit together. Empty for a card without a fault. */
export function wordsOfCard(t: Words, card: CardRead, view: Asking): string {
  const unclear = card.doubtful.filter((attribute) => isAsked(view, card.role, attribute))
  const names = unclear.map((name) => t.card.attributes[name as keyof typeof t.card.attributes]).join(', ')
  const told = card.warnings.map((code) => t.card.warnings[code as keyof typeof t.card.warnings])
  return [...(names ? [t.desk.doubtful(names)] : []), ...told].join(' ')
}

/**
 * Only what this form wants of the person, under any of her roles, is worth asking again. Of a person who does not stand
 * on the form yet, everything it may want.
 */
function isAsked({ form, input, fields }: Asking, role: string, attribute: string): boolean {
  const roles = valueBook(form, input).rolesOf(role)
  const hers = fields.filter(({ key }) => roles.includes(key.split('.')[0]!))
  const wanted = hers.some(({ applies }) => applies) ? hers.filter(({ applies }) => applies) : hers
  const partsOf = (key: string) => form.fields.find((field) => field.key === key)?.parts?.issuedOn ?? key
  return wanted.some(({ key }) => [key, partsOf(key)].some((one) => one.split('.')[1] === attribute))
}

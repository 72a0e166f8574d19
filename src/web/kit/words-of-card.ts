import type { Words } from '#i18n/words.ts'
import type { CardRead } from '#domain/visit/cards-read.ts'

/** What to mind after a card was read: what is not clear, what does not fit together. Empty for a card without a fault. */
export function wordsOfCard(t: Words, { doubtful, warnings }: Pick<CardRead, 'doubtful' | 'warnings'>): string {
  const unclear = doubtful.map((name) => t.card.attributes[name as keyof typeof t.card.attributes]).join(', ')
  const told = warnings.map((code) => t.card.warnings[code as keyof typeof t.card.warnings])
  return [...(unclear ? [t.desk.doubtful(unclear)] : []), ...told].join(' ')
}

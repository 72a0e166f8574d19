import { isKeyOf, none, type ResolvedField } from '#domain/form/index.ts'
import { showDate } from '#lib/plain-date.ts'
import type { DraftView } from '#modules/intake/index.ts'

/** What a control holds for a value: dates as people write them, options by their value, none as nothing. */
export function shownValue(field: Pick<ResolvedField, 'type' | 'value'>): string {
  if (!field.value || field.value === none) return ''
  if (field.type === 'date' || field.type === 'place_date') return showDate(field.value)
  if (field.type === 'datetime') return `${field.value.slice(11, 16)} ${showDate(field.value)}`.trim()
  return field.value
}

/**
 * Only what the hand changed is an answer: a value that came from a card, the ward or a derivation and was sent back as
 * it stood keeps its source. Numbers left empty are kept, because they are not shown whole. What is no place of this form is dropped.
 */
export function changedAnswers(view: DraftView, sent: Record<string, string>): Record<string, string> {
  const shown = new Map(view.fields.map((field) => [field.key, shownValue(field)]))
  return Object.fromEntries(
    Object.entries(sent).filter(([key, value]) => {
      if (!isKeyOf(view.form, key) || (key.endsWith('.idNumber') && value === '')) return false
      const before = shown.get(key) ?? view.draft.answers[key]?.value ?? ''
      return value.trim() !== before
    }),
  )
}

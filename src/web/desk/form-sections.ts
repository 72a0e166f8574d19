import type { ResolvedField } from '#domain/form/index.ts'
import type { DraftView } from '#modules/intake/index.ts'

export type FormSection = {
  id: string
  name: string
  fields: ResolvedField[]
  known: number
  /** Required places nobody has filled yet. */
  missing: number
  /** Something is still asked here, or wrong: it stands open. */
  needsHand: boolean
  /** What it says in a few words, for a section that is folded. */
  gist: string
}

/** The sections of the official form that apply to this case, in printed order. */
export function formSections({
  form,
  fields,
  questions,
  problems,
}: Pick<DraftView, 'form' | 'fields' | 'questions' | 'problems'>): FormSection[] {
  const askedFor = new Set([...questions, ...problems].map(({ key }) => key))
  const keysOf = (field: ResolvedField) => [
    field.key,
    ...Object.values(form.fields.find(({ key }) => key === field.key)?.parts ?? {}),
  ]
  const shown = fields.filter((field) => field.applies && !field.signed)
  return Object.entries(form.sections).flatMap(([id, name]) => {
    const own = shown.filter(({ section }) => section === id)
    if (own.length === 0) return []
    const missing = own.filter(({ value, required }) => value === null && required).length
    return [
      {
        id,
        name,
        fields: own,
        known: own.filter(({ value }) => value !== null).length,
        missing,
        needsHand: missing > 0 || own.some((field) => keysOf(field).some((key) => askedFor.has(key))),
        gist: gistOf(own),
      },
    ]
  })
}

const longest = 34
const hiding: ReadonlySet<string> = new Set(['id_number', 'id_document'])

/** Names, dates and choices; never a number of a card, never what follows from another place. */
function gistOf(fields: readonly ResolvedField[]): string {
  const told = fields.filter(
    ({ type, source, printed }) => !hiding.has(type) && source !== 'derived' && printed,
  )
  const short = told.filter(({ printed }) => printed.length <= longest)
  return (short.length > 0 ? short.slice(0, 3) : told.slice(0, 1)).map(({ printed }) => printed).join(', ')
}

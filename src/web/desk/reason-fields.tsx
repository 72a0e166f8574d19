import { chosenReasons } from '#domain/access/view-reason.ts'
import { Choices } from '#ui/components/choices.tsx'
import { Field } from '#ui/components/field.tsx'
import { usePage } from '#ui/page-context.ts'

export type ReasonTyped = { code: string; words: string; error: string | undefined }

/** A short list and a few words: the same two fields wherever a reason is asked for. */
export function ReasonFields({ typed }: { typed: ReasonTyped }) {
  const { t } = usePage()
  return (
    <>
      <Choices
        name="reason"
        legend={t.find.reason}
        options={chosenReasons.map((value) => ({ value, label: t.find.reasons[value] }))}
        chosen={typed.code}
        error={typed.error}
      />
      <Field name="words" label={t.find.words} hint={t.find.wordsHint} value={typed.words} />
    </>
  )
}

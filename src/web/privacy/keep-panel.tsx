import { showDate, type PlainDate } from '#lib/plain-date.ts'
import type { ConsentWording } from '#domain/consent/index.ts'
import type { DraftView } from '#modules/intake/index.ts'
import type { Visit } from '#modules/visits/index.ts'
import { Choices } from '#ui/components/choices.tsx'
import { Form } from '#ui/components/form.tsx'
import { usePage } from '#ui/page-context.ts'
import { paths } from '../paths.ts'

export type Keeping = {
  wording: ConsentWording | undefined
  days: { count: number; until: PlainDate }[]
}

/** Only when she asks: until which day, in the sentence of today. Otherwise everything dies with the visit. */
type PanelProps = { visit: Visit; draft: DraftView | undefined }

export function KeepPanel({ visit, draft, keeping }: PanelProps & { keeping: Keeping }) {
  const { t, lang } = usePage()
  const words = t.privacy.kept
  if (!keeping.wording || !draft?.draft.version) return null
  const options = keeping.days.map(({ count, until }) => ({
    value: String(count),
    label: words.days(count, showDate(until)),
  }))
  return (
    <details class="sec">
      <summary class="act">{words.offer}</summary>
      <Form action={paths.visitPart(visit.id, 'giu-ban-khai')} class="in stack">
        <p>{words.offerSay}</p>
        <p>{keeping.wording[lang]}</p>
        <div data-consent="keepDraft">
          <Choices name="days" legend={words.offer} legendHidden options={options} />
        </div>
        <p>
          <button class="button button--line">{words.key}</button>
        </p>
      </Form>
    </details>
  )
}

/** She comes with her code: what she said is there again. */
export function TakePanel({ visit, draft }: PanelProps) {
  const { t } = usePage()
  if (draft?.draft.version !== 0) return null
  const words = t.privacy.kept
  return (
    <details class="sec">
      <summary class="act">{words.take}</summary>
      <Form action={paths.visitPart(visit.id, 'lay-ban-khai')} class="in row">
        <label class="field">
          <span class="field__label">{words.takeCode}</span>
          <input class="control" name="ma" />
        </label>
        <button class="button button--line">{words.takeKey}</button>
      </Form>
    </details>
  )
}

/** The keys beside masked numbers belong to this form, not to the one that saves: Enter saves and shows nothing. */
export function UnmaskForm({ visit }: { visit: Visit }) {
  return (
    <Form action={paths.visitPart(visit.id, 'xem-so')} id={unmaskForm}>
      {''}
    </Form>
  )
}

export const unmaskForm = 'xem-so-form'

import { Banner } from '#ui/components/banner.tsx'
import { Choices } from '#ui/components/choices.tsx'
import { Field } from '#ui/components/field.tsx'
import { Form } from '#ui/components/form.tsx'
import { Icon } from '#ui/components/icon.tsx'
import { usePage } from '#ui/page-context.ts'
import type { DraftView } from '#modules/intake/index.ts'
import { paths } from '../paths.ts'
import { Asked, type Turn } from './asked.tsx'

export type QuestionView = {
  turn: Turn
  question: DraftView['questions'][number]
  value: string
  place: { at: number; all: number }
  before: string | undefined
  error: string | undefined
  /** What the card just read left open, or what does not fit together. */
  mind: string
}

export function QuestionPage({ turn, question, value, place, before, error, mind }: QuestionView) {
  const { t } = usePage()
  const top = (
    <div class="far">
      <span>{t.assist.question(place.at, place.all)}</span>
      <div
        class="slats"
        role="img"
        aria-label={t.assist.questionState(place.at - 1, place.all - place.at + 1)}
      >
        {Array.from({ length: place.all }, (_, index) => (
          <i
            key={index}
            class={index + 1 < place.at ? 'done' : index + 1 === place.at ? 'here' : undefined}
          />
        ))}
      </div>
    </div>
  )
  const keys = (
    <>
      {before && (
        <a class="button button--line back" href={before}>
          <Icon name="back" />
          <span class="back-word">{t.assist.back}</span>
        </a>
      )}
      <button class="button" form="tra-loi">
        {t.assist.next}
        <Icon name="next" />
      </button>
    </>
  )
  return (
    <Asked turn={turn} title={question.text} say={question.hint ?? undefined} top={top} keys={keys}>
      <Form action={paths.assistPart(turn.visitId, 'cau')} id="tra-loi" class="answers">
        <input type="hidden" name="key" value={question.key} />
        {mind && <Banner meaning="mind">{mind}</Banner>}
        <AnswerControl question={question} value={value} error={error} />
        <div class="other">
          {question.mayBeNone && (
            <button class="button button--line" name="other" value="none">
              {t.form.none}
            </button>
          )}
          <button class="button button--line" name="other" value="skip">
            <Icon name="ask" />
            {t.assist.dontKnow}
          </button>
          <button class="button button--line" name="other" value="skip">
            <Icon name="officer" />
            {t.assist.askOfficer}
          </button>
        </div>
      </Form>
    </Asked>
  )
}

function AnswerControl({
  question,
  value,
  error,
}: {
  question: QuestionView['question']
  value: string
  error: string | undefined
}) {
  const { t } = usePage()
  if (question.options.length > 0) {
    return (
      <Choices
        name="value"
        legend={question.text}
        legendHidden
        options={question.options}
        chosen={value}
        error={error}
      />
    )
  }
  const isNumber = question.type === 'id_number' || question.type === 'phone' || question.type === 'number'
  return (
    <Field
      name="value"
      label={t.assist.needHint}
      value={value}
      error={error}
      lines={question.type === 'address' ? 2 : undefined}
      inputMode={isNumber ? 'numeric' : undefined}
      suggestions={question.suggestions}
    />
  )
}

import { Icon } from '#ui/components/icon.tsx'
import { usePage } from '#ui/page-context.ts'
import type { AloudView } from '#modules/intake/index.ts'
import { paths } from '../paths.ts'
import { Asked } from './asked.tsx'

/** The question and nothing else: what she answers is seen and typed by herself or by an adult, on their own screen. */
export function AloudPage({ view }: { view: AloudView }) {
  const { t } = usePage()
  const { question } = view
  const self = paths.assistPart(view.visitId, 'doc')
  const keys = (
    <a class="button" href={question ? self : paths.assist()}>
      {question ? t.access.nextAloud : t.assist.toList}
      <Icon name="next" />
    </a>
  )
  return (
    <Asked
      turn={view}
      title={question?.text ?? t.assist.allAsked}
      say={question ? (question.hint ?? undefined) : t.access.allAskedSay}
      mayStop={false}
      keys={keys}
      top={<p class="far">{view.formTitle}</p>}
    >
      <div class="answers">
        {question && question.choices.length > 0 && (
          <>
            <p>{t.access.choicesAloud}</p>
            <ul class="aloud">
              {question.choices.map((label) => (
                <li key={label}>{label}</li>
              ))}
            </ul>
          </>
        )}
        {question?.mayBeNone && <p>{t.access.mayBeNoneAloud}</p>}
        <p class="soft">{t.access.adultTypes}</p>
      </div>
    </Asked>
  )
}

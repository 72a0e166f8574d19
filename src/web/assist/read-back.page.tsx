import { Form } from '#ui/components/form.tsx'
import { Icon } from '#ui/components/icon.tsx'
import { AssistLayout } from '#ui/layouts/assist-layout.tsx'
import { usePage } from '#ui/page-context.ts'
import type { SpokenSentence } from '#domain/form/index.ts'
import type { ReadBackShown } from './present.ts'

export type ReadBackLinks = {
  self: string
  fix(key: string): string
  stop: string
  withdraw?: string
}

type ReadBackProps = { view: ReadBackShown; at: number; links: ReadBackLinks }

/** The citizen's own screen: the paper in plain words, and her three keys. Nobody presses for her. */
export function ReadBackPage({ view, at, links }: ReadBackProps) {
  const { t } = usePage()
  const { sentences, ticketNo, givenName, helperName } = view
  const now = Math.min(Math.max(1, Math.trunc(at) || 1), sentences.length)
  return (
    <AssistLayout
      title={t.assist.readBackTitle}
      who={`${t.assist.ticket(ticketNo)}${givenName ? `, ${givenName}` : ''}`}
      helper={helperName}
      withdraw={links.withdraw}
      stop={links.stop}
      layout="hearing"
      islands={['read-aloud']}
    >
      <main class="desk-of-hers" id="noi-dung">
        <section class="paper" aria-labelledby="ten-to">
          <h1 id="ten-to">{t.assist.readBackTitle}</h1>
          <ol class="readback">
            {sentences.map((sentence, index) => (
              <Sentence key={sentence.text} sentence={sentence} place={index + 1 - now} />
            ))}
          </ol>
        </section>
        <HerKeys view={view} now={now} links={links} />
      </main>
    </AssistLayout>
  )
}

/** `place` below zero was heard, zero is being read, above is to come. */
function Sentence({ sentence, place }: { sentence: SpokenSentence; place: number }) {
  const { t } = usePage()
  const said = (
    <span>
      {sentence.parts.map((part, index) => (part.isValue ? <b key={index}>{part.text}</b> : part.text))}
    </span>
  )
  if (place < 0) return <li class="heard">{said}</li>
  if (place > 0) return <li>{said}</li>
  return (
    <li class="now" aria-current="step" data-say={sentence.text}>
      <Icon name="hear" label={t.assist.readBackNow} />
      {said}
    </li>
  )
}

function HerKeys({ view, now, links }: { view: ReadBackShown; now: number; links: ReadBackLinks }) {
  const { t } = usePage()
  const isLast = now === view.sentences.length
  const firstKey = view.sentences[now - 1]?.keys[0] ?? ''
  return (
    <div class="hers">
      <ol class="then" aria-label={t.assist.threeLeft}>
        <li class="here" aria-current="step">
          <span>{t.assist.thenHear}</span>
        </li>
        <li>
          <span>{t.assist.thenPrint}</span>
        </li>
        <li>
          <span>{t.assist.thenSign}</span>
        </li>
      </ol>
      <div class="three">
        <button type="button" class="button button--line" data-say-again="" hidden>
          <Icon name="hear" />
          {t.assist.again}
        </button>
        <a class="button button--line" href={links.fix(firstKey)}>
          <Icon name="fix" />
          {t.assist.wrong}
        </a>
        {isLast ? (
          <Form action={links.self} class="agree">
            <input type="hidden" name="version" value={view.version} />
            <button class="button yes">
              <Icon name="check" />
              {t.assist.heardAll}
            </button>
          </Form>
        ) : (
          <a class="button yes" href={`${links.self}?c=${now + 1}`}>
            <Icon name="check" />
            {t.assist.heard}
          </a>
        )}
      </div>
    </div>
  )
}

import { h } from 'preact'
import { usePage } from '../page-context.ts'

/** A screen nobody touches for a minute shows nobody: `leave` goes back to the start, `cover` hides until it is touched. */
export const idleSeconds = 60
/** Long enough to read the question and touch the screen (WCAG 2.2.1). */
const warnSeconds = 20

type IdleProps = { how: 'leave' | 'cover'; path: string }

export function IdleScreen({ how, path }: IdleProps) {
  const { t } = usePage()
  const words = t.privacy.screen
  const facts = { 'data-how': how, 'data-leave': path, 'data-after': idleSeconds, 'data-warn': warnSeconds }
  return h(
    'idle-screen',
    facts,
    <dialog class="idle" aria-labelledby="con-ai">
      <h2 id="con-ai">{how === 'leave' ? words.idleTitle : words.covered}</h2>
      {how === 'leave' && <p>{words.idleSay}</p>}
      <p>
        <button type="button" class="button" data-stay="">
          {words.idleStay}
        </button>
      </p>
    </dialog>,
  )
}

/** The same without scripts: the page goes away by itself. In the head, where a browser with scripts does not look. */
export function IdleFallback({ path }: { path: string }) {
  return (
    <noscript>
      <meta http-equiv="refresh" content={`${idleSeconds};url=${path}`} />
    </noscript>
  )
}

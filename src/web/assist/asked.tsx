import type { ComponentChildren } from 'preact'
import { Icon } from '#ui/components/icon.tsx'
import { AssistLayout } from '#ui/layouts/assist-layout.tsx'
import { usePage } from '#ui/page-context.ts'
import type { TicketView } from '#modules/visits/index.ts'
import { paths } from '../paths.ts'

/** Whose turn it is: the number, and the name she is called by. */
export type Turn = Pick<TicketView, 'visitId' | 'ticketNo' | 'givenName'> & { helperName?: string | null }

export function whoOf(t: ReturnType<typeof usePage>['t'], { ticketNo, givenName }: Turn): string {
  return givenName ? `${t.assist.ticket(ticketNo)}, ${givenName}` : t.assist.ticket(ticketNo)
}

type AskedProps = {
  turn: Turn
  title: string
  say?: string | undefined
  /** What the voice of the device reads, where it is more than the title. */
  aloud?: string | undefined
  top?: ComponentChildren
  islands?: readonly string[]
  keys?: ComponentChildren
  /** False where there is nothing to stop: before a session, and for whoever only reads aloud. */
  mayStop?: boolean
  children: ComponentChildren
}

export function Asked({ turn, title, say, aloud, top, islands, keys, mayStop = true, children }: AskedProps) {
  const { t } = usePage()
  const { visitId } = turn
  const ways = mayStop
    ? { stop: paths.assistPart(visitId, 'dung'), withdraw: paths.assistPart(visitId, 'thoi') }
    : {}
  return (
    <AssistLayout
      title={title}
      who={whoOf(t, turn)}
      helper={turn.helperName ?? null}
      islands={['read-aloud', ...(islands ?? [])]}
      {...ways}
    >
      <main class="two" id="noi-dung">
        <section class="asked" aria-labelledby="cau">
          {top}
          <h1 id="cau" data-say={aloud ?? title}>
            {title}
          </h1>
          {say && <p>{say}</p>}
          <div class="say">
            <button type="button" class="button" data-say-again="" hidden>
              <Icon name="hear" />
              {t.assist.hear}
            </button>
          </div>
        </section>
        {children}
        {keys && <nav class="keys">{keys}</nav>}
      </main>
    </AssistLayout>
  )
}

import type { ComponentChildren } from 'preact'
import { Icon } from '#ui/components/icon.tsx'
import { AssistLayout } from '#ui/layouts/assist-layout.tsx'
import { usePage } from '#ui/page-context.ts'
import { givenName } from '#domain/person/index.ts'
import { calledName } from '#domain/visit/party.ts'
import type { Visit } from '#modules/visits/index.ts'
import { paths } from '../paths.ts'

function whoOf(t: ReturnType<typeof usePage>['t'], visit: Visit): string {
  const name = visit.state.party ? givenName(calledName(visit.state.party)) : ''
  return name ? `${t.assist.ticket(visit.state.ticketNo)}, ${name}` : t.assist.ticket(visit.state.ticketNo)
}

type AskedProps = {
  visit: Visit
  title: string
  say?: string | undefined
  /** What the voice of the device reads, where it is more than the title. */
  aloud?: string | undefined
  top?: ComponentChildren
  islands?: readonly string[]
  keys?: ComponentChildren
  children: ComponentChildren
}

export function Asked({ visit, title, say, aloud, top, islands, keys, children }: AskedProps) {
  const { t } = usePage()
  return (
    <AssistLayout
      title={title}
      who={whoOf(t, visit)}
      helper={visit.state.helper?.name ?? null}
      withdraw={paths.assistPart(visit.id, 'thoi')}
      stop={paths.assistPart(visit.id, 'dung')}
      islands={['read-aloud', ...(islands ?? [])]}
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

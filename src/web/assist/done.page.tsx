import type { ComponentChildren } from 'preact'
import { usePage } from '#ui/page-context.ts'
import { paths } from '../paths.ts'
import { Asked, type Turn } from './asked.tsx'

type DoneProps = {
  turn: Turn
  title: string
  say: string
  /** The one way on, when there is one before going back to the list. */
  first?: ComponentChildren
  mayStop?: boolean
}

export function DonePage({ turn, title, say, first, mayStop = false }: DoneProps) {
  const { t } = usePage()
  return (
    <Asked turn={turn} title={title} say={say} mayStop={mayStop}>
      <div class="answers">
        {first}
        <a class={first ? 'button button--line' : 'button'} href={paths.assistDone()}>
          {t.assist.toList}
        </a>
      </div>
    </Asked>
  )
}

import { usePage } from '#ui/page-context.ts'
import { Icon } from '#ui/components/icon.tsx'
import { paths } from '../paths.ts'
import { Asked, type Turn } from './asked.tsx'
import { Checklist, type TicketFacts } from './checklist.tsx'

/** One ticket for a member under 18: who to lead where, what to have at hand, and the questions to read aloud. */
export function TicketPage({ turn, facts, hasForm }: { turn: Turn; facts: TicketFacts; hasForm: boolean }) {
  const { t } = usePage()
  return (
    <Asked turn={turn} title={t.access.leadTitle} say={t.access.leadSay} mayStop={false}>
      <div class="answers">
        {hasForm && (
          <a class="button" href={paths.assistPart(turn.visitId, 'doc')}>
            <Icon name="hear" />
            {t.access.readAloud}
          </a>
        )}
        <a class="button button--line" href={paths.assist()}>
          {t.assist.toList}
        </a>
        <Checklist {...facts} />
      </div>
    </Asked>
  )
}

import { Form } from '#ui/components/form.tsx'
import { Icon } from '#ui/components/icon.tsx'
import { usePage } from '#ui/page-context.ts'
import { paths } from '../paths.ts'
import type { Turn } from './asked.tsx'
import { DonePage } from './done.page.tsx'

/** She heard everything and agrees: the paper of this one form is printed here, and signed at the counter. */
export function AgreedPage({
  turn,
  isPrinted,
  isQueued,
}: {
  turn: Turn
  isPrinted: boolean
  isQueued: boolean
}) {
  const { t } = usePage()
  const say = isQueued ? t.print.paperQueued : isPrinted ? t.access.printedSay : t.assist.agreedSay
  const print = (
    <Form action={paths.assistPart(turn.visitId, 'in')}>
      <button class="button">
        <Icon name="print" />
        {isPrinted ? t.access.printAgain : t.access.printForm}
      </button>
    </Form>
  )
  return <DonePage turn={turn} title={t.assist.agreedTitle} say={say} first={print} mayStop />
}

import { Form } from '#ui/components/form.tsx'
import { ScanBox } from '#ui/components/scan-box.tsx'
import { usePage } from '#ui/page-context.ts'
import { paths } from '../paths.ts'
import { Asked, type Turn } from './asked.tsx'

export function CardPage({
  turn,
  role,
  roleName,
  error,
}: {
  turn: Turn
  role: string
  roleName: string
  error: string | undefined
}) {
  const { t } = usePage()
  return (
    <Asked turn={turn} title={t.assist.cardTitle} say={t.assist.cardSay(roleName)} islands={['scan-box']}>
      <Form action={paths.assistPart(turn.visitId, 'the')} class="answers">
        <input type="hidden" name="role" value={role} />
        {error && (
          <p class="field__error" role="alert">
            {error}
          </p>
        )}
        <ScanBox take={<button class="button">{t.card.take}</button>} />
        <button class="button button--line" name="other" value="skip">
          {t.assist.cardSkip}
        </button>
      </Form>
    </Asked>
  )
}

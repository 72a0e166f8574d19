import { Form } from '#ui/components/form.tsx'
import { ScanBox } from '#ui/components/scan-box.tsx'
import { usePage } from '#ui/page-context.ts'
import type { Visit } from '#modules/visits/index.ts'
import { paths } from '../paths.ts'
import { Asked } from './asked.tsx'

export function CardPage({
  visit,
  role,
  roleName,
  error,
}: {
  visit: Visit
  role: string
  roleName: string
  error: string | undefined
}) {
  const { t } = usePage()
  return (
    <Asked visit={visit} title={t.assist.cardTitle} say={t.assist.cardSay(roleName)} islands={['scan-box']}>
      <Form action={paths.assistPart(visit.id, 'the')} class="answers">
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

import { Form } from '#ui/components/form.tsx'
import { Icon } from '#ui/components/icon.tsx'
import { usePage } from '#ui/page-context.ts'
import type { Visit } from '#modules/visits/index.ts'
import { paths } from '../paths.ts'
import { Asked } from './asked.tsx'

export function ConsentPage({ visit }: { visit: Visit }) {
  const { t, signedIn } = usePage()
  const action = paths.assistPart(visit.id, 'dong-y')
  return (
    <Asked visit={visit} title={t.assist.askConsent(signedIn?.name ?? '')} say={t.assist.askConsentSay}>
      <Form action={action} class="answers">
        <button class="button" name="answer" value="yes">
          {t.assist.consentYes}
        </button>
        <button class="button button--line" name="answer" value="no">
          <Icon name="officer" />
          {t.assist.consentNo}
        </button>
      </Form>
    </Asked>
  )
}

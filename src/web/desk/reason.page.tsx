import { Form } from '#ui/components/form.tsx'
import { usePage } from '#ui/page-context.ts'
import { paths } from '../paths.ts'
import { DeskFrame, type DeskView } from './desk-frame.tsx'
import { ReasonFields, type ReasonTyped } from './reason-fields.tsx'

type ReasonProps = { view: DeskView; dossierId: string; typed: ReasonTyped }

/** A dossier that is not in her hands: nothing of it is shown before she has said why. */
export function ReasonPage({ view, dossierId, typed }: ReasonProps) {
  const { t } = usePage()
  return (
    <DeskFrame {...view} title={t.find.reasonTitle}>
      <h1>{t.find.reasonTitle}</h1>
      <p>{t.find.reasonLead}</p>
      <p class="soft">{t.find.reasonScan}</p>
      <Form action={paths.dossierPart(dossierId, 'xem')} class="stack notice narrow">
        <ReasonFields typed={typed} />
        <p class="soft">{t.find.reasonKept}</p>
        <p class="row">
          <button class="button">{t.find.openIt}</button>
          <a class="button button--bare" href={paths.desk()}>
            {t.desk.toDesk}
          </a>
        </p>
      </Form>
    </DeskFrame>
  )
}

import { mayDossier } from '#domain/dossier/dossier-can.ts'
import type { Dossier } from '#modules/dossiers/index.ts'
import { Form } from '#ui/components/form.tsx'
import { usePage } from '#ui/page-context.ts'
import { paths } from '../paths.ts'

/** What may be printed and opened from a dossier now. */
export function DossierKeys({ dossier }: { dossier: Dossier }) {
  const { t } = usePage()
  const { state } = dossier
  return (
    <>
      {mayDossier(state, 'printSlip') && (
        <Form action={paths.dossierPart(dossier.id, 'phieu')}>
          <button class={state.slipPrinted ? 'button button--line' : 'button'} data-key="F9">
            {state.officialCode ? t.desk.officialSlip : t.desk.slip} <kbd>F9</kbd>
          </button>
        </Form>
      )}
      {state.handedOver && (
        <a class="button button--line" href={paths.receiptPdf(dossier.id)} target="_blank" rel="noopener">
          {t.desk.receipt}
        </a>
      )}
      {state.handedOver && dossier.visitId && (
        <a class="button" href={paths.visitPart(dossier.visitId, 'danh-gia')}>
          {t.desk.askRating}
        </a>
      )}
      {dossier.visitId && (
        <a class="button button--line" href={paths.visit(dossier.visitId)}>
          {t.desk.log}
        </a>
      )}
      <a class="button button--line" href={paths.dossierPrivacy(dossier.id)}>
        {t.privacy.dossier.open}
      </a>
      <a class="button button--bare push" href={paths.desk()}>
        {t.desk.toDesk}
      </a>
    </>
  )
}

import { Form } from '#ui/components/form.tsx'
import { usePage } from '#ui/page-context.ts'
import { mayVisit } from '#domain/visit/visit-can.ts'
import type { DraftView } from '#modules/intake/index.ts'
import type { Visit } from '#modules/visits/index.ts'
import { paths } from '../paths.ts'

type KeysProps = { visit: Visit; draft: DraftView | undefined }

/** The next acts, in the order of the day; what is not yet possible says why on the page it leads to. */
export function VisitKeys({ visit, draft }: KeysProps) {
  const { t } = usePage()
  const { state } = visit
  if (state.status === 'closed' || state.dossierId)
    return (
      <a class="button button--line" href={paths.desk()}>
        {t.desk.toDesk}
      </a>
    )
  const mayReceive = mayVisit(state, 'receive', draft?.facts)
  return (
    <>
      {draft && <FormKeys visit={visit} draft={draft} mayReceive={mayReceive} />}
      {state.need && (
        <KeyLink on={mayReceive} solid={mayReceive} href={paths.visitPart(visit.id, 'tiep-nhan')} name="F10">
          {t.desk.receive}
        </KeyLink>
      )}
    </>
  )
}

/** Save, read back, print: one of them is the way on. */
function FormKeys({ visit, draft, mayReceive }: { visit: Visit; draft: DraftView; mayReceive: boolean }) {
  const { t } = usePage()
  const mayHear = mayVisit(visit.state, 'agreeReadBack', draft.facts)
  const mayPrint = mayVisit(visit.state, 'printForm', draft.facts)
  return (
    <>
      <button class={mayHear ? 'button button--line' : 'button'} form="to-khai-form" data-key="F8">
        {t.desk.saveForm} <kbd>F8</kbd>
      </button>
      <KeyLink
        on={mayHear}
        solid={mayHear && !mayPrint}
        href={paths.visitPart(visit.id, 'doc-lai')}
        name="F7"
      >
        {t.desk.readBackNow}
      </KeyLink>
      <PrintKey visit={visit} mayPrint={mayPrint} isDone={mayReceive} />
      {!visit.state.formBrought && !visit.state.printed && (
        <Form action={paths.visitPart(visit.id, 'mang-to-khai')}>
          <button class="button button--bare">{t.desk.bringForm}</button>
        </Form>
      )}
    </>
  )
}

function PrintKey({ visit, mayPrint, isDone }: { visit: Visit; mayPrint: boolean; isDone: boolean }) {
  const { t } = usePage()
  if (!mayPrint)
    return (
      <a class="button button--line" href={paths.formPdf(visit.id)} target="_blank" rel="noopener">
        {t.desk.printDraft}
      </a>
    )
  return (
    <Form action={paths.visitPart(visit.id, 'in')} newTab>
      <button class={isDone ? 'button button--line' : 'button'} data-key="F9">
        {t.desk.printForm} <kbd>F9</kbd>
      </button>
    </Form>
  )
}

function KeyLink({
  on,
  solid,
  href,
  name,
  children,
}: {
  on: boolean
  solid: boolean
  href: string
  name: string
  children: string
}) {
  const look = solid ? 'button' : 'button button--line'
  return (
    <a class={look} href={href} data-key={name} aria-disabled={on ? undefined : 'true'}>
      {children} <kbd>{name}</kbd>
    </a>
  )
}

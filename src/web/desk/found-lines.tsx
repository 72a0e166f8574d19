import { Due } from '#ui/components/due.tsx'
import { Form } from '#ui/components/form.tsx'
import { dueWords } from '#ui/due-words.ts'
import { usePage } from '#ui/page-context.ts'
import type { ViewReason } from '#domain/access/view-reason.ts'
import type { DossierStatus } from '#domain/dossier/dossier-state.ts'
import { localTimeOf, showDate, type LocalTime } from '#lib/plain-date.ts'
import type { DossierFound } from '#modules/dossiers/index.ts'
import type { VisitFound } from '#modules/visits/index.ts'
import { paths } from '../paths.ts'
import type { DeskView } from './desk-frame.tsx'

type Names = DeskView['names']

export function VisitsFound({ visits, names }: { visits: VisitFound[]; names: Names }) {
  const { t } = usePage()
  return (
    <ul class="found">
      {visits.map((visit) => (
        <li key={visit.visitId}>
          <a class="found__name" href={paths.visit(visit.visitId)}>
            <b>{visit.ticketNo}</b> {visit.name || t.desk.unnamed}
          </a>
          <span>
            {visit.procedureId
              ? names(visit.procedureId)
              : t.visit.kinds[visit.kind as keyof typeof t.visit.kinds]}
            {visit.onBehalfOf ? `. ${t.desk.onBehalfOf}: ${visit.onBehalfOf}` : ''}
            {visit.organisation ? `. ${visit.organisation}` : ''}
          </span>
          <span class="found__facts">
            {visit.isOpen ? t.visit.steps[visit.step as keyof typeof t.visit.steps] : t.find.visitClosed}
          </span>
        </li>
      ))}
    </ul>
  )
}

type DossiersProps = {
  dossiers: DossierFound[]
  names: Names
  /** The reason just given for looking in the whole ward opens each of them; undefined where none is needed. */
  reason?: ViewReason | undefined
}

export function DossiersFound({ dossiers, names, reason }: DossiersProps) {
  const { t } = usePage()
  return (
    <ul class="found">
      {dossiers.map((dossier) => (
        <li key={dossier.dossierId}>
          <OpenDossier dossier={dossier} reason={reason} />
          <span>
            {names(dossier.procedureId)}
            {dossier.submitter === dossier.owner ? '' : `. ${t.find.submittedBy(dossier.submitter)}`}
          </span>
          <DossierFacts dossier={dossier} />
        </li>
      ))}
    </ul>
  )
}

function OpenDossier({ dossier, reason }: { dossier: DossierFound; reason: ViewReason | undefined }) {
  const { t } = usePage()
  if (!reason)
    return (
      <a class="found__name" href={paths.dossier(dossier.dossierId)}>
        {dossier.owner}
      </a>
    )
  return (
    <Form action={paths.dossierPart(dossier.dossierId, 'xem')}>
      <input type="hidden" name="reason" value={reason.code} />
      <input type="hidden" name="words" value={reason.words} />
      <button class="found__name" title={t.find.open(dossier.owner)}>
        {dossier.owner}
      </button>
    </Form>
  )
}

/** Received, due, where, how far. */
function DossierFacts({ dossier }: { dossier: DossierFound }) {
  const { t, now } = usePage()
  const { receivedAt, dueAt, status, counterId } = dossier
  const isOpen = !['handedOver', 'withdrawn', 'void'].includes(status)
  return (
    <span class="found__facts">
      <span>
        {t.find.received} {showDate(localTimeOf(receivedAt))}
      </span>
      {isOpen ? (
        <Due due={dueWords(t, dueAt, now as LocalTime)} />
      ) : (
        <span>{dueAt ? `${t.find.due} ${showDate(localTimeOf(dueAt))}` : t.find.ended}</span>
      )}
      <span>{t.visit.statuses[status as DossierStatus]}</span>
      {counterId && (
        <span>
          {t.find.counter} {counterId.replace(/^q/, '')}
        </span>
      )}
      {dossier.officialCode && <span>{dossier.officialCode}</span>}
    </span>
  )
}

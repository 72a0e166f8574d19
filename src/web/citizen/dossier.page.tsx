import { CitizenLayout } from '#ui/layouts/citizen-layout.tsx'
import { Banner } from '#ui/components/banner.tsx'
import { usePage } from '#ui/page-context.ts'
import { showDate, timeOf, type LocalTime } from '#lib/plain-date.ts'
import type { PublicDossier } from '#modules/dossiers/index.ts'
import { paths } from '../paths.ts'
import { OwnPrivacy, type OwnPrivacyProps } from '../privacy/own-privacy.tsx'

/** Where a dossier is, for whoever has its code: the state and its times, nobody's name. */
export function PublicDossierPage({
  dossier,
  code,
  procedureName,
  sign,
  own,
}: {
  dossier: PublicDossier
  code: string
  procedureName: string
  sign: string
  own: OwnPrivacyProps | undefined
}) {
  const { t } = usePage()
  const { citizen } = t
  const pause = dossier.status === 'awaitingSupplement' ? dossier.pauses.at(-1) : undefined
  return (
    <CitizenLayout title={citizen.dossierTitle} sign={sign}>
      <main class="page trouble" id="noi-dung">
        <p class="soft">{procedureName}</p>
        <h1>{t.visit.statuses[dossier.status]}</h1>
        {dossier.status === 'signed' && (
          <Banner meaning="go">
            <b>{citizen.ready}</b>
            <br />
            {citizen.bringToCollect}
          </Banner>
        )}
        {pause && (
          <Banner meaning="mind">
            <b>{citizen.supplementAsked}</b>
            <ul>
              {pause.items.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
            {pause.reason}
          </Banner>
        )}
        <dl class="stack">
          <dt>
            <b>{citizen.receivedAt}</b>
          </dt>
          <dd>{moment(dossier.received)}</dd>
          {dossier.handedOver ? (
            <>
              <dt>
                <b>{t.visit.statuses.handedOver}</b>
              </dt>
              <dd>{moment(dossier.handedOver.at)}</dd>
            </>
          ) : (
            <>
              <dt>
                <b>{citizen.dueAt}</b>
              </dt>
              <dd>
                {dossier.due ? moment(dossier.due) : citizen.noDue}
                {dossier.promised && dossier.due !== dossier.promised && (
                  <>
                    <br />
                    <span class="soft">{citizen.dueFirst(moment(dossier.promised))}</span>
                  </>
                )}
              </dd>
            </>
          )}
        </dl>
        <p class="soft small">{citizen.privacy}</p>
        {own && <OwnPrivacy {...own} />}
        <p>
          <a class="link" href={paths.whoSaw(code)}>
            {t.audit.seenLink}
          </a>
        </p>
        <p>
          <a class="link" href={paths.home()}>
            {citizen.backHome}
          </a>
        </p>
      </main>
    </CitizenLayout>
  )
}

function moment(at: LocalTime): string {
  return `${timeOf(at)}, ${showDate(at)}`
}

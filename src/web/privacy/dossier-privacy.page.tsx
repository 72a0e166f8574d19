import { requestKinds } from '#domain/data-request/index.ts'
import type { Dossier } from '#modules/dossiers/index.ts'
import type { DossierPrivacy } from '#modules/privacy/index.ts'
import { Banner } from '#ui/components/banner.tsx'
import { Choices } from '#ui/components/choices.tsx'
import { Field } from '#ui/components/field.tsx'
import { Form } from '#ui/components/form.tsx'
import { usePage } from '#ui/page-context.ts'
import { DeskFrame, type DeskView } from '../desk/desk-frame.tsx'
import { paths } from '../paths.ts'
import { showMoment } from './requests.page.tsx'
import { moment } from './retention.page.tsx'

export type DossierPrivacyProps = {
  desk: DeskView
  dossier: Dossier
  privacy: DossierPrivacy
  consentName: (purpose: string) => string
  wording: string
  notice: { meaning: 'go' | 'stop'; say: string } | undefined
}

/** What she agreed to and asked about this dossier, and what may be done with it: one page at the desk. */
export function DossierPrivacyPage(props: DossierPrivacyProps) {
  const { t } = usePage()
  const { desk, dossier, notice } = props
  const words = t.privacy.dossier
  return (
    <DeskFrame
      {...desk}
      title={words.title}
      keys={
        <a class="button button--line" href={paths.dossier(dossier.id)}>
          {words.back}
        </a>
      }
    >
      <h1>{words.title}</h1>
      <p>
        {dossier.state.owner.fullName}. {desk.names(dossier.state.procedureId)}
      </p>
      {notice && (
        <div class="notice">
          <Banner meaning={notice.meaning}>{notice.say}</Banner>
        </div>
      )}
      <Messages {...props} />
      <Consents {...props} />
      <Marks {...props} />
      <Requests {...props} />
    </DeskFrame>
  )
}

function Messages({ dossier, privacy, wording }: DossierPrivacyProps) {
  const { t } = usePage()
  const words = t.privacy.dossier
  const action = paths.dossierPrivacyPart(dossier.id, 'tin-bao')
  return (
    <section class="sec">
      <h2>{t.privacy.messages}</h2>
      <Form action={action} class="in stack">
        <p>{privacy.messages ? words.messagesOn : words.messagesOff}</p>
        {!privacy.hasPhone && <p class="soft">{words.messagesNoPhone}</p>}
        {privacy.hasPhone && !privacy.messages && <p class="soft">{wording}</p>}
        {privacy.messages ? (
          <p>
            <button class="button button--line" name="verdict" value="withdrawn">
              {words.takeMessages}
            </button>
          </p>
        ) : (
          privacy.hasPhone && (
            <p>
              <button class="button button--line" name="verdict" value="given">
                {words.giveMessages}
              </button>
            </p>
          )
        )}
      </Form>
    </section>
  )
}

function Consents({ privacy, consentName }: DossierPrivacyProps) {
  const { t } = usePage()
  const words = t.privacy.dossier
  return (
    <section class="sec">
      <h2>{words.consents}</h2>
      <div class="in">
        {privacy.consents.length === 0 ? (
          <p>{words.noConsents}</p>
        ) : (
          <ul>
            {privacy.consents.map(({ at, purpose, verdict, heardBy, wordingVersion }) => (
              <li key={at + purpose}>
                {moment(at)}: {consentName(purpose)}, {verdict === 'given' ? words.given : words.withdrawn}
                {heardBy && `, ${words.heardBy(heardBy)}`} ({wordingVersion})
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  )
}

function Marks({ dossier, privacy }: DossierPrivacyProps) {
  const { t } = usePage()
  const words = t.privacy.dossier
  const hold = privacy.marks.find(({ kind }) => kind === 'hold')
  const restriction = privacy.marks.find(({ kind }) => kind === 'restriction')
  const lift = (kind: string) => (
    <Form action={paths.dossierPrivacyPart(dossier.id, 'bo')}>
      <button class="button button--line" name="kind" value={kind}>
        {words.lift}
      </button>
    </Form>
  )
  return (
    <section class="sec">
      <h2>{words.hold}</h2>
      <div class="in stack">
        {restriction && (
          <div class="row wrap">
            <Banner meaning="mind">{words.restrictionOn}</Banner>
            {lift('restriction')}
          </div>
        )}
        {hold ? (
          <div class="row wrap">
            <Banner meaning="mind">{words.holdOn(hold.reason)}</Banner>
            {lift('hold')}
          </div>
        ) : (
          <Form action={paths.dossierPrivacyPart(dossier.id, 'giu-lai')} class="stack">
            <Field name="reason" label={words.holdWhy} />
            <p>
              <button class="button button--line">{words.holdKey}</button>
            </p>
          </Form>
        )}
      </div>
    </section>
  )
}

function Requests({ dossier, privacy }: DossierPrivacyProps) {
  const { t } = usePage()
  const words = t.privacy.dossier
  const options = requestKinds.map((value) => ({ value, label: t.privacy.kinds[value] }))
  return (
    <section class="sec">
      <h2>{words.ask}</h2>
      <div class="in stack">
        {privacy.requests.length > 0 && (
          <ul>
            {privacy.requests.map(({ id, state }) => (
              <li key={id}>
                <a class="link" href={paths.request(id)}>
                  {t.privacy.kinds[state.kind]}
                </a>
                : {t.privacy.statuses[state.status]}, {t.privacy.requests.due.toLocaleLowerCase('vi')}{' '}
                {showMoment(state.due)}
              </li>
            ))}
          </ul>
        )}
        <Form action={paths.dossierPrivacyPart(dossier.id, 'yeu-cau')} class="stack">
          <Choices name="kind" legend={words.askKind} options={options} />
          <div class="two-up">
            <Field name="name" label={words.askName} value={dossier.state.submitter.fullName} />
            <Field name="words" label={words.askWords} lines={2} />
          </div>
          <label class="row none-box">
            <input type="checkbox" name="thirdParty" value="yes" /> {t.privacy.requests.thirdParty}
          </label>
          <p>
            <button class="button">{words.askKey}</button>
          </p>
        </Form>
      </div>
    </section>
  )
}

import { requestKinds } from '#domain/data-request/index.ts'
import { showDate } from '#lib/plain-date.ts'
import type { DossierPrivacy } from '#modules/privacy/index.ts'
import { Banner } from '#ui/components/banner.tsx'
import { Choices } from '#ui/components/choices.tsx'
import { Field } from '#ui/components/field.tsx'
import { Form } from '#ui/components/form.tsx'
import { usePage } from '#ui/page-context.ts'
import { paths } from '../paths.ts'

export type OwnPrivacyProps = {
  code: string
  privacy: DossierPrivacy
  wording: string
  notice?: { meaning: 'go' | 'stop'; say: string } | undefined
}

/** On the page of a dossier: messages on or off by one key, what she asked, and what she may ask; nobody's name. */
export function OwnPrivacy({ code, privacy, wording, notice }: OwnPrivacyProps) {
  const { t } = usePage()
  const { own, dossier } = t.privacy
  return (
    <section class="stack own-data" aria-labelledby="du-lieu">
      <h2 id="du-lieu">{own.title}</h2>
      {notice && <Banner meaning={notice.meaning}>{notice.say}</Banner>}
      {privacy.hasPhone && (
        <Form action={paths.ownPrivacy(code, 'tin-bao')} class="stack">
          <p>{privacy.messages ? dossier.messagesOn : wording}</p>
          <p>
            <button
              class="button button--line"
              name="verdict"
              value={privacy.messages ? 'withdrawn' : 'given'}
            >
              {privacy.messages ? dossier.takeMessages : dossier.giveMessages}
            </button>
          </p>
        </Form>
      )}
      {privacy.requests.length > 0 && (
        <>
          <h3>{own.asked}</h3>
          <ul>
            {privacy.requests.map(({ id, state }) => (
              <li key={id}>
                {t.privacy.kinds[state.kind]}: {t.privacy.statuses[state.status]}
                {state.status === 'open' && `, ${own.until(showDate(state.due))}`}
              </li>
            ))}
          </ul>
        </>
      )}
      <AskForm code={code} isOpen={notice?.meaning === 'stop'} />
      <p>
        <a class="link" href={paths.myData()}>
          {own.more}
        </a>
      </p>
    </section>
  )
}

function AskForm({ code, isOpen }: { code: string; isOpen: boolean }) {
  const { t } = usePage()
  const { own } = t.privacy
  const options = requestKinds.map((value) => ({ value, label: t.privacy.kinds[value] }))
  return (
    <details open={isOpen}>
      <summary class="act">{own.askTitle}</summary>
      <Form action={paths.ownPrivacy(code, 'yeu-cau')} class="stack">
        <p>{own.askSay}</p>
        <Choices name="kind" legend={own.askKind} options={options} />
        <Field name="words" label={own.askWords} lines={2} />
        <p>
          <button class="button">{own.askKey}</button>
        </p>
      </Form>
    </details>
  )
}

import { Form } from '#ui/components/form.tsx'
import { Banner } from '#ui/components/banner.tsx'
import { Secret } from '#ui/components/secret.tsx'
import { usePage } from '#ui/page-context.ts'
import { paths } from '../paths.ts'
import { ManageFrame } from './manage-frame.tsx'
import { CodePart } from './own-code.tsx'
import { PasskeyPart } from './own-passkeys.tsx'
import { dayOf, Part, type OwnAccount } from './own-part.tsx'
import { SessionsPart } from './own-sessions.tsx'

/** What a person sees and sets about her own account: what she proves herself with, and where she is signed in. */
export function OwnAccountPage(own: OwnAccount) {
  const { t, signedIn } = usePage()
  return (
    <ManageFrame section="own" title={t.manage.sections.own} done={own.done} islands={['passkey']}>
      <p class="lead">
        <b>{signedIn?.name}</b>, {signedIn?.title}
        <br />
        {t.signIn.own.login}: <b>{own.login}</b>
      </p>
      <Readiness {...own} />
      <PassphrasePart {...own} />
      <CodePart {...own} />
      <PasskeyPart {...own} />
      <SessionsPart {...own} />
    </ManageFrame>
  )
}

function Readiness({ isReady, credentials }: OwnAccount) {
  const { t, ward } = usePage()
  if (!isReady) {
    return (
      <Banner meaning="mind">
        <b>{t.signIn.own.setUpTitle}.</b> {t.signIn.own.setUpSay}
      </Banner>
    )
  }
  return (
    <Banner meaning="go">
      {ward.isDemo && credentials.length === 0 ? t.signIn.own.demo : t.signIn.own.ready}{' '}
      <a href={paths.start()}>{t.signIn.own.start}</a>
    </Banner>
  )
}

function PassphrasePart({ credentials, problems }: OwnAccount) {
  const { t } = usePage()
  const held = credentials.find(({ kind }) => kind === 'passphrase')
  const problem = problems?.passphrase
  return (
    <Part title={t.signIn.own.passphraseTitle}>
      <p>{held ? t.signIn.own.passphraseSet(dayOf(held.createdAt)) : t.signIn.own.passphraseNone}</p>
      <Form action={paths.ownPassphrase()} class="stack narrow">
        <Secret
          name="passphrase"
          label={t.signIn.own.passphraseNew}
          hint={t.signIn.own.passphraseHint}
          error={problem && t.signIn.own.problems[problem]}
          isNew
        />
        <Secret name="repeat" label={t.signIn.own.passphraseRepeat} isNew />
        <p>
          <button class="button">{t.signIn.own.passphraseSave}</button>
        </p>
      </Form>
    </Part>
  )
}

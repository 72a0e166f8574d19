import { Field } from '#ui/components/field.tsx'
import { Form } from '#ui/components/form.tsx'
import { Secret } from '#ui/components/secret.tsx'
import { CitizenLayout } from '#ui/layouts/citizen-layout.tsx'
import { usePage } from '#ui/page-context.ts'
import { paths } from '../paths.ts'
import { PasskeyKey } from './passkey-key.tsx'

type SignInProps = { login?: string; error?: string; hasSite: boolean }

/** For those who work here: a name and a sentence, or one touch. */
export function SignInPage({ login = '', error, hasSite }: SignInProps) {
  const { t } = usePage()
  return (
    <CitizenLayout title={t.signIn.title} islands={['passkey']}>
      <main class="page trouble" id="noi-dung">
        <h1>{t.signIn.title}</h1>
        <p class="lead">{t.signIn.lead}</p>
        <Form action={paths.signInPage()} class="stack" autoComplete="on">
          <Field name="login" label={t.signIn.login} hint={t.signIn.loginHint} value={login} required />
          <Secret name="passphrase" label={t.signIn.passphrase} error={error} isNew={false} />
          <button class="button">{t.signIn.enter}</button>
        </Form>
        {hasSite && (
          <Form action={paths.signInPasskey()} class="stack">
            <PasskeyKey challenge={paths.signInChallenge()} name="answer" label={t.signIn.byPasskey} />
          </Form>
        )}
        <p class="small">{t.signIn.forgot}</p>
      </main>
    </CitizenLayout>
  )
}

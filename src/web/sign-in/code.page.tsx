import { CodeField } from '#ui/components/code-field.tsx'
import { Form } from '#ui/components/form.tsx'
import { CitizenLayout } from '#ui/layouts/citizen-layout.tsx'
import { usePage } from '#ui/page-context.ts'
import { paths } from '../paths.ts'

/** The second thing: what the app on the phone shows. */
export function CodePage({ pending, error }: { pending: string; error?: string }) {
  const { t } = usePage()
  return (
    <CitizenLayout title={t.signIn.codeTitle}>
      <main class="page trouble" id="noi-dung">
        <h1>{t.signIn.codeTitle}</h1>
        <p class="lead">{t.signIn.codeLead}</p>
        <Form action={paths.signInCode()} class="stack">
          <input type="hidden" name="pending" value={pending} />
          <CodeField label={t.signIn.code} error={error} />
          <button class="button">{t.signIn.enter}</button>
        </Form>
        <p>
          <a href={paths.signInPage()}>{t.signIn.again}</a>
        </p>
      </main>
    </CitizenLayout>
  )
}

import { Form } from '#ui/components/form.tsx'
import { CitizenLayout } from '#ui/layouts/citizen-layout.tsx'
import { usePage } from '#ui/page-context.ts'
import { paths } from '../paths.ts'

export function LinkPage({ token }: { token: string }) {
  const { t } = usePage()
  return (
    <CitizenLayout title={t.kit.signInTitle}>
      <main class="page trouble" id="noi-dung">
        <h1>{t.kit.signInTitle}</h1>
        <p class="lead">{t.kit.signInSayPlain}</p>
        <Form action={paths.signIn(token)}>
          <button class="button">{t.kit.signIn}</button>
        </Form>
      </main>
    </CitizenLayout>
  )
}

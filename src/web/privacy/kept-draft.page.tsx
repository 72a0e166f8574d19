import { showDate } from '#lib/plain-date.ts'
import type { KeptDraft } from '#modules/intake/index.ts'
import { Banner } from '#ui/components/banner.tsx'
import { Field } from '#ui/components/field.tsx'
import { Form } from '#ui/components/form.tsx'
import { CitizenLayout } from '#ui/layouts/citizen-layout.tsx'
import { usePage } from '#ui/page-context.ts'
import { paths } from '../paths.ts'

type KeptProps = {
  typed: string
  kept: KeptDraft | undefined
  names: string[]
  error: string | undefined
  forgotten: boolean
}

/** By her code: until when it is kept, for which forms, and one key that deletes it. No value of it is shown here. */
export function KeptDraftPage({ typed, kept, names, error, forgotten }: KeptProps) {
  const { t } = usePage()
  const words = t.privacy.kept
  return (
    <CitizenLayout title={words.title}>
      <main class="page trouble" id="noi-dung">
        <h1>{words.title}</h1>
        {forgotten && <Banner meaning="go">{words.forgotten}</Banner>}
        {kept ? (
          <Form action={paths.forgetKept()} class="stack">
            <p class="lead">{words.found(showDate(kept.until))}</p>
            <ul>
              {names.map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
            <input type="hidden" name="ma" value={typed} />
            <p>
              <button class="button button--stop">{words.forget}</button>
            </p>
          </Form>
        ) : (
          <Form action={paths.keptDraft()} class="stack">
            <Field name="ma" label={words.takeCode} hint={words.findSay} value={typed} error={error} />
            <p>
              <button class="button">{words.findKey}</button>
            </p>
          </Form>
        )}
      </main>
    </CitizenLayout>
  )
}

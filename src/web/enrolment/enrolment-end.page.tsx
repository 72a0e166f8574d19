import type { ComponentChildren } from 'preact'
import { Banner } from '#ui/components/banner.tsx'
import { Form } from '#ui/components/form.tsx'
import { CitizenLayout } from '#ui/layouts/citizen-layout.tsx'
import { usePage } from '#ui/page-context.ts'
import { paths } from '../paths.ts'

function End({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <CitizenLayout title={title}>
      <main class="page trouble" id="noi-dung">
        <h1>{title}</h1>
        {children}
      </main>
    </CitizenLayout>
  )
}

/** Seen only where the certificate is trusted. The device is remembered by a press: looking must not use the code up. */
export function TryPage({ code, device }: { code: string; device: string }) {
  const { t } = usePage()
  return (
    <End title={t.reach.tryTitle}>
      <Banner meaning="go">{t.reach.trySay(device)}</Banner>
      <Form action={paths.enrolment(code)}>
        <button class="button">{t.reach.remember}</button>
      </Form>
    </End>
  )
}

export function DoneEnrolPage() {
  const { t } = usePage()
  return (
    <End title={t.reach.doneTitle}>
      <p class="lead">{t.reach.doneSay}</p>
      <a class="button button--line" href={paths.home()}>
        {t.kit.home}
      </a>
    </End>
  )
}

export function LostCodePage() {
  const { t } = usePage()
  return (
    <End title={t.reach.lostTitle}>
      <p class="lead">{t.reach.lostSay}</p>
    </End>
  )
}

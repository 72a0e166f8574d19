import type { Words } from '#i18n/words.ts'
import type { Refusal } from '#lib/result.ts'
import { CitizenLayout } from '#ui/layouts/citizen-layout.tsx'
import { usePage } from '#ui/page-context.ts'
import { paths } from '../paths.ts'
import { wordsOfRefusal } from '../kit/words-of-refusal.ts'

type Told = { title: string; say: string; code?: string; law?: string | undefined }

/** Every trouble looks the same: what happened, what to do, and a way on. */
function Trouble({ title, say, code, law }: Told) {
  const { t, signedIn, reach } = usePage()
  return (
    <CitizenLayout title={title}>
      <main class="page trouble" id="noi-dung">
        <h1>{title}</h1>
        <p class="lead">{say}</p>
        {law && (
          <p>
            {t.kit.legalBasis}: {law}
          </p>
        )}
        {code && (
          <p>
            {t.kit.faultCode}: <b class="fault-code">{code}</b>
          </p>
        )}
        {reach !== 'enrolment' && (
          <p>
            <a class="button button--line" href={signedIn ? paths.start() : paths.home()}>
              {t.kit.home}
            </a>
          </p>
        )}
      </main>
    </CitizenLayout>
  )
}

export function NotFoundPage({ t }: { t: Words }) {
  return <Trouble title={t.kit.notFoundTitle} say={t.kit.notFoundSay} />
}

export function RefusedPage({ t, refusal, law }: { t: Words; refusal: Refusal; law: string | undefined }) {
  return <Trouble title={t.kit.refusedTitle} say={wordsOfRefusal(t, refusal)} law={law} />
}

export function FaultPage({ t, code }: { t: Words; code: string }) {
  return <Trouble title={t.kit.faultTitle} say={t.kit.faultSay} code={code} />
}

export function DownPage({ t, code }: { t: Words; code: string }) {
  return <Trouble title={t.kit.downTitle} say={t.kit.downSay} code={code} />
}

export function TooManyPage({ t, seconds }: { t: Words; seconds: number }) {
  return <Trouble title={t.kit.tooManyTitle} say={t.kit.tooManySay(seconds)} />
}

export function TooLargePage({ t }: { t: Words }) {
  return <Trouble title={t.kit.tooLargeTitle} say={t.kit.tooLargeSay} />
}

export function WrongHostPage({ t }: { t: Words }) {
  return <Trouble title={t.kit.wrongHostTitle} say={t.kit.wrongHostSay} />
}

export function SignInNeededPage({ t }: { t: Words }) {
  return <Trouble title={t.kit.signInNeeded} say={t.kit.signInNeededSay} />
}

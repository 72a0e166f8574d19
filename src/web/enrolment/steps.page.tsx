import { StepPicture } from '#ui/components/step-picture.tsx'
import { CitizenLayout } from '#ui/layouts/citizen-layout.tsx'
import { usePage } from '#ui/page-context.ts'
import { paths } from '../paths.ts'
import { pictureOf } from './step-pictures.ts'
import { systems, type System } from './systems.ts'

type StepsProps = { code: string; device: string; system: System; tryAt: string; fingerprint: string }

/** What the person with the device in hand does, one step under the other; opened over the plain network. */
export function StepsPage({ code, device, system, tryAt, fingerprint }: StepsProps) {
  const { t } = usePage()
  const words = t.reach
  return (
    <CitizenLayout title={words.stepsTitle(device)}>
      <main class="page enrol" id="noi-dung">
        <h1>{words.stepsTitle(device)}</h1>
        <p class="lead">{words.stepsSay}</p>
        <SystemChoice code={code} system={system} />
        <ol class="enrol__steps">
          {words.steps[system].map((say, index) => (
            <li key={say} class="enrol__step">
              <div class="enrol__say">
                <p>{say}</p>
                {index === 0 && (
                  <a
                    class="button button--line"
                    href={system === 'ios' ? paths.enrolmentProfile() : paths.enrolmentCertificate()}
                  >
                    {words.download[system]}
                  </a>
                )}
                {index === 3 && (
                  <>
                    <a class="button" href={tryAt}>
                      {words.tryIt}
                    </a>
                    <p class="small">{words.tryWarns}</p>
                  </>
                )}
              </div>
              <StepPicture {...pictureOf(t, system, index)} />
            </li>
          ))}
        </ol>
        <Fingerprint fingerprint={fingerprint} />
        <Without />
      </main>
    </CitizenLayout>
  )
}

function SystemChoice({ code, system }: { code: string; system: System }) {
  const { t } = usePage()
  return (
    <nav class="enrol__systems" aria-label={t.reach.whichDevice}>
      <span>{t.reach.whichDevice}</span>
      {systems.map((name) => (
        <a
          key={name}
          href={`${paths.enrolment(code)}?may=${name}`}
          aria-current={name === system ? 'true' : undefined}
        >
          {t.reach.systems[name]}
        </a>
      ))}
    </nav>
  )
}

function Fingerprint({ fingerprint }: { fingerprint: string }) {
  const { t } = usePage()
  return (
    <section class="enrol__mark">
      <p>{t.reach.fingerprintSay}</p>
      <p class="fingerprint">{fingerprint}</p>
    </section>
  )
}

/** What still works without: said, so that nobody stands before a page that does not open. */
function Without() {
  const { t } = usePage()
  return (
    <details>
      <summary>{t.reach.without}</summary>
      <ul class="enrol__without">
        {t.reach.withoutSay.map((say) => (
          <li key={say}>{say}</li>
        ))}
      </ul>
    </details>
  )
}

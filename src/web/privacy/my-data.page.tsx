import type { ConsentBook } from '#domain/consent/index.ts'
import type { KeptRule } from '#modules/retention/index.ts'
import { CitizenLayout } from '#ui/layouts/citizen-layout.tsx'
import { usePage } from '#ui/page-context.ts'
import type { RequestBook } from '#domain/data-request/index.ts'
import { paths } from '../paths.ts'
import { periodWords } from './retention.page.tsx'

type MyDataProps = {
  rules: KeptRule[]
  consents: ConsentBook
  requests: RequestBook
  law: string | undefined
}

/** Short and plain: what is kept how long, what needs her yes, her rights, and how to use them. */
export function MyDataPage({ rules, consents, requests, law }: MyDataProps) {
  const { t, lang } = usePage()
  const { mine, retention } = t.privacy
  const told = rules.filter((rule) => !rule.procedures && rule.class !== 'staff' && rule.class !== 'week')
  return (
    <CitizenLayout title={mine.title}>
      <main class="page my-data" id="noi-dung">
        <h1>{mine.title}</h1>
        <p class="lead">{mine.lead}</p>
        <p>{mine.not}</p>
        <h2>{mine.what}</h2>
        <dl class="my-data__kept">
          {told.map((rule) => (
            <div key={rule.class}>
              <dt>
                <b>{retention.classes[rule.class]}</b>
              </dt>
              <dd>
                {rule.here.value === 0 ? '' : `${periodWords(t, rule.here)}. `}
                {rule.says}
              </dd>
            </div>
          ))}
        </dl>
        <h2>{mine.why}</h2>
        <p>{consents.statutory[lang]}</p>
        {law && <p class="small">{t.privacy.statutoryLaw(law)}</p>}
        <h2>{mine.consents}</h2>
        <ul>
          {consents.purposes.map(({ id, name }) => (
            <li key={id}>{name[lang]}</li>
          ))}
        </ul>
        <h2>{mine.rights}</h2>
        <ul>
          {requests.kinds.map(({ id, limit }) => (
            <li key={id}>
              {t.privacy.kinds[id]}: {mine.inDays(limit.value)}
            </li>
          ))}
        </ul>
        <p>{mine.clocks(requests.reply.value)}</p>
        <h2>{mine.how}</h2>
        <ul>
          <li>
            <a class="link" href={paths.myDossier()}>
              {mine.howCode}
            </a>
          </li>
          <li>{mine.howDesk}</li>
          <li>
            <a class="link" href={paths.keptDraft()}>
              {mine.howKept}
            </a>
          </li>
        </ul>
      </main>
    </CitizenLayout>
  )
}

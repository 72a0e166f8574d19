import type { Words } from '#i18n/words.ts'
import { localTimeOf, showDate, timeOf } from '#lib/plain-date.ts'
import type { Access } from '#modules/audit/index.ts'
import { Empty } from '#ui/components/empty.tsx'
import { CitizenLayout } from '#ui/layouts/citizen-layout.tsx'
import { usePage } from '#ui/page-context.ts'
import { paths } from '../paths.ts'

type WhoSawProps = { code: string; accesses: Access[]; older: number | undefined; sign: string }

/** Each access to one dossier: when, in which role and for what. Nobody's name, no device, nothing of the dossier itself. */
export function WhoSawPage({ code, accesses, older, sign }: WhoSawProps) {
  const { t, ward } = usePage()
  return (
    <CitizenLayout title={t.audit.seenTitle} sign={sign}>
      <main class="page trouble" id="noi-dung">
        <h1>{t.audit.seenTitle}</h1>
        <p>{t.audit.seenLead}</p>
        {accesses.length > 0 ? (
          <ol class="seen">
            {accesses.map((access) => (
              <Seen key={access.seq} access={access} />
            ))}
          </ol>
        ) : (
          <Empty say={t.audit.seenEmpty} />
        )}
        {older !== undefined && (
          <p>
            <a class="button button--line" href={paths.whoSaw(code, older)}>
              {t.audit.seenOlder}
            </a>
          </p>
        )}
        <p class="soft">{t.audit.seenAsk(ward.phone)}</p>
        <p>
          <a class="link" href={paths.dossierByCode(code)}>
            {t.audit.seenBack}
          </a>
        </p>
      </main>
    </CitizenLayout>
  )
}

function Seen({ access }: { access: Access }) {
  const { t } = usePage()
  const { at, actorRole, counter, purpose, action, reason } = access
  const local = localTimeOf(new Date(at))
  const role = wordOf(t.audit.roles, actorRole) ?? t.audit.roles.officer
  const why = wordOf(t.find.reasons, reason.split(':')[0] ?? '')
  return (
    <li>
      <span class="soft">
        {timeOf(local)}, {showDate(local)}
      </span>
      <br />
      {purpose === 'ownLookUp' ? (
        <b>{sentence(t.audit.purposes.ownLookUp)}</b>
      ) : (
        <>
          <b>{counter ? `${role}, ${t.audit.counter(counter)}` : role}</b>
          <br />
          {saidOf(t, action, purpose)}
        </>
      )}
      {why && (
        <>
          <br />
          {t.audit.seenReason(why)}
        </>
      )}
    </li>
  )
}

/** The act and what it was for; where the two say the same, once. */
function saidOf({ audit }: Words, action: string, purpose: string): string {
  const act = wordOf(audit.actions, action) ?? audit.anyOtherAct
  const why = wordOf(audit.purposes, purpose)
  return why ? `${act}: ${why}` : act
}

function sentence(words: string): string {
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1)
}

function wordOf(words: Record<string, string>, name: string): string | undefined {
  return Object.hasOwn(words, name) ? words[name] : undefined
}

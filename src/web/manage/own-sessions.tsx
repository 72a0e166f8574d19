import { Form } from '#ui/components/form.tsx'
import { usePage } from '#ui/page-context.ts'
import { localTimeOf, type Instant } from '#lib/plain-date.ts'
import { paths } from '../paths.ts'
import { Part, type OwnAccount } from './own-part.tsx'

/** Where she is signed in, and one key that ends it everywhere else. */
export function SessionsPart({ sessions, deviceNames }: Pick<OwnAccount, 'sessions' | 'deviceNames'>) {
  const { t } = usePage()
  return (
    <Part title={t.signIn.own.sessionsTitle}>
      <ul class="plain-list">
        {sessions.map((session) => (
          <li key={session.tokenHash}>
            <b>
              {session.isHere
                ? t.signIn.own.sessionHere
                : (deviceNames.get(session.device)
                  ?? t.signIn.own.devices[session.device]
                  ?? t.signIn.own.otherDevice)}
            </b>
            , {t.signIn.own.sessionSince(timeOf(session.createdAt))},{' '}
            {t.signIn.own.sessionSeen(timeOf(session.lastSeenAt))}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <Form action={paths.ownSessions()}>
          <button class="button button--line">{t.signIn.own.endOthers}</button>
        </Form>
      )}
    </Part>
  )
}

function timeOf(instant: string): string {
  const local = localTimeOf(instant as Instant)
  return `${local.slice(11, 16)} ${local.slice(8, 10)}/${local.slice(5, 7)}`
}

import { instantOf, showDate, timeOf, type LocalTime } from '#lib/plain-date.ts'
import type { DataRequest } from '#modules/privacy/index.ts'
import { Due } from '#ui/components/due.tsx'
import { dueWords } from '#ui/due-words.ts'
import { usePage } from '#ui/page-context.ts'
import { ManageFrame } from '../manage/manage-frame.tsx'
import { paths } from '../paths.ts'

/** Who asks what, until when she must hear, until when it must be done; what is due soonest stands first. */
export function RequestsPage({ requests }: { requests: DataRequest[] }) {
  const { t } = usePage()
  const words = t.privacy.requests
  return (
    <ManageFrame section="requests" title={words.title}>
      <p class="lead">{words.lead}</p>
      {requests.length === 0 ? (
        <div class="empty">
          <p>
            <b>{words.none}</b>
          </p>
          <p>{words.noneHint}</p>
        </div>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{words.what}</th>
              <th scope="col">{words.reply}</th>
              <th scope="col">{words.due}</th>
              <th scope="col">{words.state}</th>
            </tr>
          </thead>
          <tbody>
            {requests.map((request) => (
              <RequestRow key={request.id} request={request} />
            ))}
          </tbody>
        </table>
      )}
    </ManageFrame>
  )
}

function RequestRow({ request }: { request: DataRequest }) {
  const { t, now } = usePage()
  const words = t.privacy.requests
  const { state } = request
  const isOpen = state.status === 'open' || state.status === 'granted'
  return (
    <tr>
      <td>
        <a class="link" href={paths.request(request.id)}>
          {t.privacy.kinds[state.kind]}
        </a>
        <br />
        {state.name || words.byCode}
      </td>
      <td>{state.replied ? words.replied : <Left at={state.reply} now={now as LocalTime} />}</td>
      <td>{isOpen ? <Left at={state.due} now={now as LocalTime} /> : showMoment(state.due)}</td>
      <td>{t.privacy.statuses[state.status]}</td>
    </tr>
  )
}

export function showMoment(at: LocalTime): string {
  return `${timeOf(at)} ${showDate(at)}`
}

function Left({ at, now }: { at: LocalTime; now: LocalTime }) {
  const { t } = usePage()
  return (
    <>
      {showMoment(at)}
      <br />
      <Due due={dueWords(t, instantOf(at), now)} />
    </>
  )
}

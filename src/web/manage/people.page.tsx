import { usePage } from '#ui/page-context.ts'
import { Tag } from '#ui/components/banner.tsx'
import { may } from '#domain/access/action.ts'
import { needsTwoProofs } from '#domain/access/proof.ts'
import type { PersonRow } from '#modules/accounts/index.ts'
import { paths } from '../paths.ts'
import { ManageFrame } from './manage-frame.tsx'
import { dayOf } from './own-part.tsx'

/** Everybody who works here, and who did. */
export function PeoplePage({ people, done }: { people: PersonRow[]; done?: string | undefined }) {
  const { t, signedIn } = usePage()
  const mayManage = signedIn !== null && may(signedIn, 'people.manage')
  const mayOpen = signedIn !== null && may(signedIn, 'link.make')
  return (
    <ManageFrame section="people" title={t.people.title} done={done}>
      <p class="lead">{t.people.lead}</p>
      {mayManage && (
        <p>
          <a class="button" href={paths.newPerson()}>
            {t.people.add}
          </a>
        </p>
      )}
      <table>
        <thead>
          <tr>
            {Object.values(t.people.columns).map((name) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <PersonLine key={person.accountId} person={person} mayOpen={mayOpen} />
          ))}
        </tbody>
      </table>
    </ManageFrame>
  )
}

function PersonLine({ person, mayOpen }: { person: PersonRow; mayOpen: boolean }) {
  const { t } = usePage()
  const { displayName, title, login, leftAt, lastSeenAt, roles, counterId } = person
  return (
    <tr class={person.isActive ? undefined : 'is-away'}>
      <td>
        {mayOpen && person.isActive ? (
          <a href={paths.person(person.accountId)}>{displayName}</a>
        ) : (
          <b>{displayName}</b>
        )}
        <br />
        <small>
          {title}
          {login && ` · ${login}`}
        </small>
      </td>
      <td>{roles.map((role) => t.people.roles[role as keyof typeof t.people.roles] ?? role).join(', ')}</td>
      <td data-name={t.people.columns.counter}>{counterId ?? '–'}</td>
      <td data-name={t.people.columns.proofs}>
        <HowIn person={person} />
      </td>
      <td data-name={t.people.columns.seen}>
        {leftAt ? t.people.left(dayOf(leftAt)) : lastSeenAt ? dayOf(lastSeenAt) : t.people.never}
      </td>
    </tr>
  )
}

function HowIn({ person: { proofs, roles, isActive } }: { person: PersonRow }) {
  const { t } = usePage()
  if (!isActive) return <>–</>
  if (proofs.length > 0) return <>{proofs.map((kind) => t.people.proofs[kind]).join(', ')}</>
  return needsTwoProofs(roles) ? <Tag meaning="mind">{t.people.byLink}</Tag> : <>{t.people.byLink}</>
}

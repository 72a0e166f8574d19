import { may } from '#domain/access/action.ts'
import { Form } from '#ui/components/form.tsx'
import { usePage } from '#ui/page-context.ts'
import type { PersonRow } from '#modules/accounts/index.ts'
import { paths, type PersonPart } from '../paths.ts'
import { ManageFrame } from './manage-frame.tsx'
import { PersonForm, type PersonProblems, type PersonTyped } from './person-form.tsx'

type Counters = { counterId: string; name: string }[]

type PersonPageProps = {
  person: PersonRow
  counters: Counters
  typed?: PersonTyped
  problems?: PersonProblems
  done?: string | undefined
}

/** One person: her rights, her way in, and her leaving. */
export function PersonPage({ person, counters, typed, problems = {}, done }: PersonPageProps) {
  const { t, signedIn } = usePage()
  const id = person.accountId
  const mayManage = signedIn !== null && may(signedIn, 'people.manage')
  return (
    <ManageFrame section="people" title={person.displayName} done={done}>
      <p>
        {t.people.login}: <b>{person.login ?? '–'}</b> · <a href={paths.people()}>{t.people.back}</a>
      </p>
      {mayManage && (
        <PersonForm
          action={paths.personPart(id, 'sua')}
          typed={typed ?? person}
          problems={problems}
          counters={counters}
        />
      )}
      <Act id={id} part="duong-dan" title={t.people.link} say={t.people.linkSay} go={t.people.link} />
      {mayManage && <Closing id={id} />}
    </ManageFrame>
  )
}

/** What takes away: sessions, proofs, the account. */
function Closing({ id }: { id: string }) {
  const { t } = usePage()
  return (
    <>
      <Act id={id} part="ra-het" title={t.people.endAll} say={t.people.endAllSay} go={t.people.endAll} />
      <Act id={id} part="dat-lai" title={t.people.reset} say={t.people.resetSay} go={t.people.reset} />
      <Act
        id={id}
        part="nghi"
        title={t.people.leave}
        say={t.people.leaveSay}
        go={t.people.leaveSure}
        isStop
      />
    </>
  )
}

type ActProps = { id: string; part: PersonPart; title: string; say: string; go: string; isStop?: boolean }

function Act({ id, part, title, say, go, isStop }: ActProps) {
  return (
    <section>
      <h2>{title}</h2>
      <p>{say}</p>
      <Form action={paths.personPart(id, part)}>
        <button class={isStop ? 'button button--stop' : 'button button--line'}>{go}</button>
      </Form>
    </section>
  )
}

export function NewPersonPage({
  typed,
  problems,
  counters,
}: Required<Pick<PersonPageProps, 'typed' | 'problems' | 'counters'>>) {
  const { t } = usePage()
  return (
    <ManageFrame section="people" title={t.people.addTitle}>
      <p>
        <a href={paths.people()}>{t.people.back}</a>
      </p>
      <PersonForm action={paths.newPerson()} typed={typed} problems={problems} counters={counters} />
    </ManageFrame>
  )
}

/** The link, once: to be scanned by her machine, or printed and handed over. */
export function PersonLinkPage({ person, url, square }: { person: PersonRow; url: string; square: string }) {
  const { t } = usePage()
  return (
    <ManageFrame section="people" title={person.displayName} done={t.people.linkReady}>
      <p>{t.people.linkSay}</p>
      <img class="code-square" src={square} alt={t.people.link} width="220" height="220" />
      <p>{t.people.linkScan}</p>
      <p>
        <b class="code-key">{url}</b>
      </p>
      <p class="small">{t.people.print}</p>
      <p>
        <a href={paths.person(person.accountId)}>{t.people.back}</a>
      </p>
    </ManageFrame>
  )
}

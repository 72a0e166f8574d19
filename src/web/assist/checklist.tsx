import { usePage } from '#ui/page-context.ts'

/** What the squad may know of a ticket before the citizen agreed: what she comes for, where to, and what to have at hand. */
export type TicketFacts = { procedure: string; counter: string; papers: readonly string[] }

export function Checklist({ procedure, counter, papers }: TicketFacts) {
  const { t } = usePage()
  if (!procedure) return null
  return (
    <section class="bring" aria-labelledby="can-mang">
      <h2 id="can-mang">{procedure}</h2>
      {counter && <p>{t.access.goTo(counter)}</p>}
      {papers.length > 0 && (
        <>
          <p>{t.access.atHand}</p>
          <ul>
            {papers.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

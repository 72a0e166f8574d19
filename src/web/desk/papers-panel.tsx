import { Choices } from '#ui/components/choices.tsx'
import { Form } from '#ui/components/form.tsx'
import { Icon } from '#ui/components/icon.tsx'
import { usePage } from '#ui/page-context.ts'
import type { Papers } from '#domain/procedure/papers-for.ts'
import type { Visit } from '#modules/visits/index.ts'
import { paths } from '../paths.ts'

/** Papers of this case: here, missing, or looked up by the ward. What is only shown is not counted. */
export function PapersPanel({ visit, papers }: { visit: Visit; papers: Papers }) {
  const { t } = usePage()
  const rows = [
    ...papers.always.map((paper) => ({ name: paper.name, when: '', lookedUp: false })),
    ...papers.conditional.map((paper) => ({ name: paper.name, when: paper.when ?? '', lookedUp: false })),
    ...papers.leaveHome.map((paper) => ({ name: paper.name, when: paper.lookedUpIn, lookedUp: true })),
  ]
  const states = [
    { value: 'have', label: t.desk.papersHave },
    { value: 'missing', label: t.desk.papersMissing },
    { value: 'lookedUp', label: t.desk.papersLookedUp },
  ]
  const chosen = (name: string) => visit.state.papers?.find((paper) => paper.name === name)?.state
  return (
    <details class="sec" open={!visit.state.papers}>
      <PapersLine checked={visit.state.papers} />
      <Form action={paths.visitPart(visit.id, 'giay-to')} class="in stack">
        {rows.length === 0 ? (
          <p>{t.desk.papersNone}</p>
        ) : (
          <table class="table papers">
            <tbody>
              {rows.map((row, index) => (
                <tr key={row.name}>
                  <td>
                    {row.name}
                    {row.when && (
                      <>
                        <br />
                        <span class="soft">
                          {row.lookedUp || /^(nếu|trừ) /.test(row.when)
                            ? row.when
                            : `${t.citizen.bringIf} ${row.when}`}
                        </span>
                      </>
                    )}
                    <input type="hidden" name={`name.${index}`} value={row.name} />
                  </td>
                  <td>
                    <Choices
                      name={`state.${index}`}
                      legend={row.name}
                      legendHidden
                      options={states}
                      chosen={chosen(row.name) ?? (row.lookedUp ? 'lookedUp' : undefined)}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <p>
          <button class="button">{t.desk.papersSave}</button>
        </p>
      </Form>
    </details>
  )
}

function PapersLine({ checked }: { checked: Visit['state']['papers'] }) {
  const { t } = usePage()
  const missing = checked?.filter(({ state }) => state === 'missing').length ?? 0
  return (
    <summary>
      <h2>{t.desk.papersTitle}</h2>
      {checked && (
        <span class={missing ? 'sec__state' : 'sec__state ok'}>
          {missing ? (
            t.desk.papersLack(missing)
          ) : (
            <>
              <Icon name="check" />
              {t.desk.papersAll(checked.length)}
            </>
          )}
        </span>
      )}
    </summary>
  )
}

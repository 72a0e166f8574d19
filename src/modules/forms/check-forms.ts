import type { WardOnPaper } from '#domain/form/index.ts'
import { addDays, toPlainDate } from '#lib/plain-date.ts'
import { CatalogueFault } from '../read-yaml.ts'
import { listFormIds, loadForm, loadIssuers, loadSuggestionLists } from './load-forms.ts'
import { listCases, workCase } from './worked-case.ts'

/** What was looked at and every fault found, each one sentence with its file. */
export type FormCheck = { forms: number; cases: number; faults: string[] }

/** Fewer cases than this leave the nasty ones out. */
const fewestCases = 3

/** Every form against its schema and its own names, every worked case through the engine and on paper. */
export async function checkForms(dir: string, ward: WardOnPaper): Promise<FormCheck> {
  const check: FormCheck = { forms: 0, cases: 0, faults: [] }
  await noting(check, () => {
    loadSuggestionLists(dir)
  })
  await noting(check, () => {
    check.faults.push(...gapsBetweenIssuers(dir))
  })
  for (const id of listFormIds(dir)) await noting(check, () => checkForm(check, { dir, ward, id }))
  return check
}

async function checkForm(
  check: FormCheck,
  { dir, ward, id }: { dir: string; ward: WardOnPaper; id: string },
): Promise<void> {
  const form = loadForm(dir, id)!
  check.forms++
  const names = listCases(dir, id)
  if (names.length < fewestCases)
    check.faults.push(`forms/${id}: có ${names.length} ca mẫu, cần ít nhất ${fewestCases}`)
  const facts = { dir, ward, issuers: loadIssuers(dir) }
  for (const name of names) {
    await noting(check, async () => {
      check.cases++
      const faults = await workCase(facts, form, name)
      check.faults.push(...faults.map((fault) => `forms/${id}/cases/${name}: ${fault}`))
    })
  }
}

/** One issuer a day: no day twice, none between two left out. */
function gapsBetweenIssuers(dir: string): string[] {
  const issuers = loadIssuers(dir)
  return issuers.slice(1).flatMap(({ from, name }, index) => {
    const before = issuers[index]!.to
    const last = before && toPlainDate(before)
    return last && addDays(last, 1) === from
      ? []
      : [`lists/id-issuers.yaml: "${name}" bắt đầu ${from}, nơi trước kết thúc ${before ?? 'chưa ghi'}`]
  })
}

/** A broken file is a fault to tell, and the others are still looked at. */
async function noting(check: FormCheck, look: () => void | Promise<void>): Promise<void> {
  try {
    await look()
  } catch (error) {
    if (!(error instanceof CatalogueFault)) throw error
    check.faults.push(error.message)
  }
}

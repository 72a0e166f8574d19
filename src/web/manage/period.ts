import { periodProblem, type PeriodProblem } from '#domain/access/delegation.ts'
import { dateOf, localTimeOf, toPlainDate, type PlainDate } from '#lib/plain-date.ts'
import type { Req } from '../kit/route.ts'

export type Period = { fromDay: PlainDate; toDay: PlainDate }
export type PeriodProblems = { from?: true; to?: true; period?: PeriodProblem }

/** Two days as a form sends them, both included. */
export function readPeriod({ form, ctx }: Req): { period?: Period; problems: PeriodProblems } {
  const fromDay = toPlainDate(form.get('fromDay'))
  const toDay = toPlainDate(form.get('toDay'))
  if (!fromDay || !toDay)
    return { problems: { ...(fromDay ? {} : { from: true }), ...(toDay ? {} : { to: true }) } }
  const problem = periodProblem(fromDay, toDay, dateOf(localTimeOf(ctx.now)))
  return problem ? { problems: { period: problem } } : { period: { fromDay, toDay }, problems: {} }
}

import { vi } from '#i18n/vi.ts'
import { computeDue } from '#domain/working-time/index.ts'
import type { LocalTime } from '#lib/plain-date.ts'
import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import type { Ctx } from '#modules/context.ts'

export type DueInput = {
  procedureId: string
  caseId: string
  received: LocalTime
  policy: 'dates' | 'hours'
  pauses: { from: LocalTime; to: LocalTime }[]
}

export type Due = { clockStarts: LocalTime; due: LocalTime | null; rule: string; legalBasis: string }

/** When the result is due, by the procedure's own time limit, the calendar and the policy kept with the dossier. */
export function dueOfDossier(ctx: Ctx, input: DueInput): Result<Due, Refusal> {
  const procedure = ctx.catalogue.findProcedure(input.procedureId)
  const time = procedure?.processingTime.find((time) => time.caseId === input.caseId)
  if (!procedure || !time) return refuse('dossier.unknown-case')
  const { received, policy, pauses } = input
  const { calendar, officeHours: hours } = ctx.catalogue
  const found = computeDue({ time, received, policy, pauses, calendar, hours })
  if (!found.ok) return found
  const { clockStarts, due, rule, legalBasis, provisional } = found.value
  const said = vi.lookup.rules[rule.code](rule.params)
  return ok({ clockStarts, due, rule: provisional ? `${said} ${vi.lookup.provisional}` : said, legalBasis })
}

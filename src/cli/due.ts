import { join } from 'node:path'
import { vi } from '#i18n/vi.ts'
import { Procedure } from '#domain/procedure/procedure.ts'
import { computeDue, sameSessionOf, workCalendar, type DuePolicy } from '#domain/working-time/index.ts'
import { citeLaw } from '#domain/procedure/cite-law.ts'
import { dateOf, showDate, timeOf, toLocalTime, type LocalTime } from '#lib/plain-date.ts'
import { existsSync } from 'node:fs'
import { readCalendars, readLegalBases, readOfficeHours, readYaml } from '#modules/catalogue/index.ts'
import { catalogueDir } from './catalogue-dir.ts'
import { answer, CliUsage, parse, type Cli, type Command } from './cli.ts'
import { refuseCli } from './words.ts'

const options = {
  received: { type: 'string' },
  case: { type: 'string' },
  policy: { type: 'string', default: 'dates' },
} as const

/** `due <procedureId> --received <local ISO time>`: when the result is due, by which rule, and whether the same session. */
export const due: Command = {
  usage: 'due <mã thủ tục> --received 2026-08-27T09:00 [--case <trường hợp>] [--policy dates|hours]',
  about: 'Tính ngày hẹn trả theo lịch nghỉ và cách đếm của phường.',
  async run(cli: Cli) {
    const { values, positionals } = parse(cli, { allowPositionals: true, options })
    const [id] = positionals
    if (!id || positionals.length > 1 || !values.received)
      throw new CliUsage('Cần một mã thủ tục và --received.')
    if (values.policy !== 'dates' && values.policy !== 'hours')
      throw new CliUsage('--policy là dates hoặc hours.')
    const received = toLocalTime(values.received)
    if (!received) return refuseCli({ code: 'due.bad-time' })
    return answerDue(cli, { id, received, caseId: values.case, policy: values.policy })
  },
}

type Asked = { id: string; received: LocalTime; caseId: string | undefined; policy: DuePolicy }

function answerDue(cli: Cli, { id, received, caseId, policy }: Asked) {
  const file = join(catalogueDir, 'procedures', id, 'procedure.yaml')
  if (!/^[a-z0-9-]+$/.test(id) || !existsSync(file)) return refuseCli({ code: 'due.unknown-procedure' })
  const procedure = readYaml(file, Procedure)
  const time = caseId
    ? procedure.processingTime.find((time) => time.caseId === caseId)
    : procedure.processingTime[0]
  if (!time) return refuseCli({ code: 'due.unknown-case' })
  const calendar = workCalendar(readCalendars(catalogueDir))
  const hours = readOfficeHours(catalogueDir)
  const found = computeDue({ time, received, policy, calendar, hours })
  if (!found.ok) return refuseCli(found.error)
  const { clockStarts, due, rule: ruleFact, provisional } = found.value
  const law = readLegalBases(catalogueDir).get(found.value.legalBasis)!
  const legalBasis = citeLaw(law, dateOf(received))
  const rule =
    vi.lookup.rules[ruleFact.code](ruleFact.params) + (provisional ? ` ${vi.lookup.provisional}` : '')
  const same = sameSessionOf({ procedure, time }, { received, calendar, hours })
  const sameSession = {
    eligible: same.eligible,
    reason: vi.lookup.sameSession[same.reason],
    until: same.until,
  }
  const value = {
    clockStarts,
    due,
    dueDate: due && dateOf(due),
    rule,
    legalBasis,
    case: time.caseId,
    provisional,
    sameSession,
  }
  return answer(cli, value, () =>
    [
      procedure.name,
      `Tính từ   ${timeOf(clockStarts)} ngày ${showDate(clockStarts)}`,
      due ? `Hẹn trả   ${timeOf(due)} ngày ${showDate(due)}` : 'Hẹn trả   không định thời hạn',
      `Cách tính ${rule} Theo ${legalBasis}.`,
      `Trong buổi: ${sameSession.reason}`,
    ].join('\n'),
  )
}

import { Field } from '#ui/components/field.tsx'
import { usePage } from '#ui/page-context.ts'
import type { PeriodProblems } from './period.ts'

type PeriodFieldsProps = { fromDay: string; toDay: string; problems: PeriodProblems }

export function PeriodFields({ fromDay, toDay, problems }: PeriodFieldsProps) {
  const { t } = usePage()
  const { problems: words, delegation } = t.people
  const period = problems.period && words.period[problems.period]
  return (
    <div class="two-up">
      <Field
        name="fromDay"
        type="date"
        label={delegation.from}
        value={fromDay}
        error={problems.from && words.day}
      />
      <Field
        name="toDay"
        type="date"
        label={delegation.to_}
        value={toDay}
        error={problems.to ? words.day : period}
      />
    </div>
  )
}

/** 02/11/2026 – 30/11/2026. */
export function showPeriod({ fromDay, toDay }: { fromDay: string; toDay: string }): string {
  return `${shown(fromDay)} – ${shown(toDay)}`
}

function shown(day: string): string {
  return day.split('-').reverse().join('/')
}

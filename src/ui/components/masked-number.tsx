import { maskIdNumber } from '#domain/person/index.ts'
import { usePage } from '../page-context.ts'

/** How long a number stays in sight after it was asked for. */
export const unmaskedSeconds = 30

type MaskedProps = {
  value: string
  /** The place of the form it stands in; the key that shows it names it, and the audit keeps it. */
  name: string
  isShown: boolean
  /** The form that asks for it; without one the number cannot be shown here. */
  form?: string | undefined
}

/** Three digits are enough to tell two cards apart; the rest is shown on request, logged, and hides itself. */
export function MaskedNumber({ value, name, isShown, form }: MaskedProps) {
  const { t } = usePage()
  const masked = maskIdNumber(value)
  if (isShown)
    return (
      <>
        <span data-hide-after={unmaskedSeconds} data-masked={masked}>
          {value}
        </span>{' '}
        <span class="soft small">{t.privacy.screen.unmaskSay}</span>
      </>
    )
  return (
    <>
      <span class="masked" aria-label={t.ui.masked(value.slice(-3))}>
        {masked}
      </span>
      {form && (
        <button class="button button--bare unmask" form={form} name="key" value={name}>
          {t.privacy.screen.unmask}
        </button>
      )}
    </>
  )
}

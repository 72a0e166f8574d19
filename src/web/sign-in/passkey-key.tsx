import { h } from 'preact'
import { Icon } from '#ui/components/icon.tsx'
import { usePage } from '#ui/page-context.ts'

type PasskeyKeyProps = {
  /** Where the island asks what the passkey has to sign. */
  challenge: string
  /** The field of the form that carries the answer. */
  name: string
  label: string
  make?: boolean
}

/** The key for a passkey; shown by its island only where the browser has passkeys. */
export function PasskeyKey({ challenge, name, label, make = false }: PasskeyKeyProps) {
  const { t } = usePage()
  const data = {
    'data-challenge': challenge,
    'data-make': make ? '' : undefined,
    'data-failed': t.signIn.passkeyFailed,
  }
  return h(
    'pass-key',
    { ...data, hidden: true },
    <input type="hidden" name={name} />,
    <p class="field__error" role="alert" hidden></p>,
    <button type="button" class="button button--line">
      <Icon name="door" />
      {label}
    </button>,
  )
}

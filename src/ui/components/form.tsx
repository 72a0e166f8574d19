import type { ComponentChildren } from 'preact'
import { usePage } from '../page-context.ts'

type FormProps = {
  action: string
  id?: string
  class?: string
  label?: string
  autoComplete?: string
  newTab?: boolean
  children: ComponentChildren
}

/** A form that changes something: it carries the session's token and a key that makes sending twice one act. */
export function Form({ action, children, label, autoComplete = 'off', newTab, ...rest }: FormProps) {
  const { csrf, newKey } = usePage()
  return (
    <form
      method="post"
      action={action}
      autocomplete={autoComplete}
      aria-label={label}
      target={newTab ? '_blank' : undefined}
      novalidate
      {...rest}
    >
      <input type="hidden" name="_csrf" value={csrf} />
      <input type="hidden" name="_key" value={newKey()} />
      {children}
    </form>
  )
}

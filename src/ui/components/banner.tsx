import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'

export type Meaning = 'here' | 'go' | 'help' | 'mind' | 'stop'

const signs: Record<Meaning, IconName> = {
  here: 'door',
  go: 'check',
  help: 'shirt',
  mind: 'warn',
  stop: 'stop',
}

/** One sentence in its meaning: colour, sign and words together. */
export function Banner({ meaning, children }: { meaning: Meaning; children: ComponentChildren }) {
  return (
    <div class={`banner banner--${meaning}`} role={meaning === 'stop' ? 'alert' : undefined}>
      <Icon name={signs[meaning]} />
      <div>{children}</div>
    </div>
  )
}

export function Tag({
  meaning,
  icon,
  children,
}: {
  meaning: Meaning
  icon?: IconName
  children: ComponentChildren
}) {
  return (
    <span class={`tag tag--${meaning}`}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  )
}

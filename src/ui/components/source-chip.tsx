import { usePage } from '../page-context.ts'
import { Icon, type IconName } from './icon.tsx'

/** Where a value came from, always named: `card:mother`, `spoken`, `typed`, `derived`, `ward`, `earlier`, `chat`. */
export function SourceChip({ source, by }: { source: string | null; by?: string | undefined }) {
  const { t } = usePage()
  if (!source) return <span class="source source--none">{t.ui.sources.none}</span>
  const kind = source.split(':')[0] as keyof typeof icons
  const words = kind === 'spoken' && by ? t.ui.heardBy(by) : t.ui.sources[kind]
  return (
    <span class={`source source--${kind}`}>
      <Icon name={icons[kind]} />
      {words}
    </span>
  )
}

const icons = {
  card: 'card',
  spoken: 'shirt',
  typed: 'key',
  derived: 'sum',
  ward: 'door',
  earlier: 'clock',
  chat: 'hear',
} satisfies Record<string, IconName>

import type { VNode } from 'preact'

/** Line drawings, 24 by 24, stroke only. Each stands beside words; none speaks alone. */
const drawings = {
  ask: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M9.500 9.500a2.500 2.500 0 1 1 3.500 2.300c-.7.4-1 .9-1 1.700M12 17v.01" />
    </>
  ),
  back: <path d="M19 12H5m6-6-6 6 6 6" />,
  undo: <path d="M4 12a8 8 0 1 0 2.500-5.800M4 4v4.500h4.500" />,
  card: (
    <>
      <rect x="3" y="5" width="18" height="14" rx="2" />
      <circle cx="8.500" cy="11" r="2" />
      <path d="M5.500 16a3 3 0 0 1 6 0M14.500 10H18M14.500 14H18" />
    </>
  ),
  check: <path d="m5 12.500 4.500 4.500L19 7.500" />,
  clock: (
    <>
      <circle cx="12" cy="12" r="8.500" />
      <path d="M12 7v5l3.500 2" />
    </>
  ),
  lock: (
    <>
      <rect x="5" y="11" width="14" height="9" rx="2" />
      <path d="M8 11V8a4 4 0 0 1 8 0v3M12 15v2" />
    </>
  ),
  door: <path d="m3 3 5 2.500V19l-5 3zM21 3l-5 2.500V19l5 3zM8 5.500h8M3 22h18" />,
  faceDelighted: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M8 9.500c.4-.7 1.600-.7 2 0M14 9.500c.4-.7 1.600-.7 2 0M7.500 13.500h9a4.500 4.500 0 0 1-9 0z" />
    </>
  ),
  faceGlad: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M9 9.500v.01M15 9.500v.01M8 14a4.500 4.500 0 0 0 8 0" />
    </>
  ),
  faceSad: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M9 9.500v.01M15 9.500v.01M8 16.500a4.500 4.500 0 0 1 8 0" />
    </>
  ),
  fix: <path d="M15.500 4.500l4 4L9 19l-5 1 1-5zM13 7l4 4" />,
  hear: (
    <path d="M4 9.500v5h3.500L12 19V5L7.500 9.500zM15.500 9a4 4 0 0 1 0 6M18 6.500a7.500 7.500 0 0 1 0 11" />
  ),
  key: (
    <>
      <rect x="3" y="6" width="18" height="12" rx="2" />
      <path d="M7 10h.01M12 10h.01M17 10h.01M8 14h8" />
    </>
  ),
  next: <path d="M5 12h14m-6-6 6 6-6 6" />,
  officer: (
    <>
      <circle cx="12" cy="7.500" r="3.500" />
      <path d="M5 20c.5-4 3-6 7-6s6.500 2 7 6M9.500 14.500 12 17l2.500-2.500" />
    </>
  ),
  print: <path d="M7 8V3h10v5M7 17H4v-7a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v7h-3M7 14h10v7H7z" />,
  search: (
    <>
      <circle cx="10.5" cy="10.5" r="6.5" />
      <path d="M15.500 15.500 21 21" />
    </>
  ),
  shirt: <path d="M8 4 3 7l2 4 2-1v10h10V10l2 1 2-4-5-3a4 4 0 0 1-8 0z" />,
  sign: <path d="M3 20h18M5 15c3-8 6-11 8-10s-2 7-4 9 3-5 5-5-1 5 1 5 2-2 4-2" />,
  stop: <path d="M8.500 3h7L21 8.500v7L15.500 21h-7L3 15.500v-7zM12 7.500V13M12 16.500v.01" />,
  sum: <path d="M5 9h14M5 15h14M14 5l-4 14" />,
  warn: <path d="M12 4 3 20h18zM12 10v4.500M12 17.500v.01" />,
  x: <path d="M6 6l12 12M18 6 6 18" />,
} satisfies Record<string, VNode>

export type IconName = keyof typeof drawings
export const iconNames = Object.keys(drawings) as IconName[]

export function Icon({ name, label, extra }: { name: IconName; label?: string; extra?: string }) {
  const className = extra ? `i ${extra}` : 'i'
  if (label)
    return (
      <svg class={className} viewBox="0 0 24 24" role="img" aria-label={label}>
        {drawings[name]}
      </svg>
    )
  return (
    <svg class={className} viewBox="0 0 24 24" aria-hidden="true">
      {drawings[name]}
    </svg>
  )
}

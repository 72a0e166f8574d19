/** The open door of the ward: a drawing of our own, not a seal. */
export function WardMark({ label }: { label?: string }) {
  const named = label ? { role: 'img' as const, 'aria-label': label } : { 'aria-hidden': 'true' as const }
  return (
    <svg class="ward__mark" viewBox="0 0 40 40" {...named}>
      <path class="gap" d="M12 7h16v29H12z" />
      <path class="leaf" d="m2 3 10 4v29L2 39zM38 3 28 7v29l10 3z" />
      <path class="slat" d="m4 11 6 2M4 17l6 1M4 23l6 .5M4 29h6M36 11l-6 2M36 17l-6 1M36 23l-6 .5M36 29h-6" />
    </svg>
  )
}

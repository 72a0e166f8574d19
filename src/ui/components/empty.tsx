import type { ComponentChildren } from 'preact'

/** An empty place says what will be here and how to begin. */
export function Empty({ say, children }: { say: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <p>{say}</p>
      {children}
    </div>
  )
}

export type Step = { name: string; state: 'done' | 'here' | 'toCome'; time?: string | undefined }

/** The visit so far with its times; never a percentage. */
export function Steps({ label, steps }: { label: string; steps: readonly Step[] }) {
  return (
    <ol class="steps" aria-label={label}>
      {steps.map(({ name, state, time }) => (
        <li
          key={name}
          class={state === 'toCome' ? undefined : state}
          aria-current={state === 'here' ? 'step' : undefined}
        >
          {name}
          {time && <time>{time}</time>}
        </li>
      ))}
    </ol>
  )
}

/** How far through the questions: closed green, here open, to come an outline. */
export function Slats({ done, all, label }: { done: number; all: number; label: string }) {
  return (
    <div class="slats" role="img" aria-label={label}>
      {Array.from({ length: all }, (_, index) => (
        <i key={index} class={index < done ? 'done' : index === done ? 'here' : undefined} />
      ))}
    </div>
  )
}

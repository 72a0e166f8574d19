import type { DueWords } from '../due-words.ts'

/** A clock with its words; colour never speaks alone. */
export function Due({ due }: { due: DueWords }) {
  return <span class={due.state === 'plain' ? 'due' : `due due--${due.state}`}>{due.text}</span>
}

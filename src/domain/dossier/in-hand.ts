import type { PlainDate } from '#lib/plain-date.ts'

/** What a dossier's row says of whose hands it is in. */
export type Holding = {
  counterId: string | null
  holderId: string | null
  /** The day of the visit it came from, when that is still known. */
  visitDay: PlainDate | null
  dueOn: PlainDate | null
  /** The day its clock ended; null while it is open. */
  endedOn: PlainDate | null
}

export type Holder = { id: string | null; counterId: string | null; maySign: boolean }

/**
 * Work of today needs no reason to be opened: what came with a visit of today, what is due or overdue, and what the counter,
 * the holder or the signer still has to finish, or finished today.
 */
export function isInHand(dossier: Holding, who: Holder, today: PlainDate): boolean {
  const { visitDay, dueOn, endedOn } = dossier
  const isOpen = endedOn === null
  if (visitDay === today || (isOpen && dueOn !== null && dueOn <= today)) return true
  return (isOpen || endedOn === today) && isHers(dossier, who)
}

function isHers({ counterId, holderId }: Holding, who: Holder): boolean {
  const isAtHerCounter = who.counterId !== null && counterId === who.counterId
  return who.maySign || isAtHerCounter || (who.id !== null && holderId === who.id)
}

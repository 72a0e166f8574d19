import { readRootState, type RootState } from '#modules/audit/index.ts'
import type { Req } from '../kit/route.ts'

export function rootStateOf({ ctx }: Req): Promise<RootState> {
  return readRootState({ db: ctx.db, clock: { now: () => ctx.now }, book: ctx.rootBook }, ctx.ward.wardId)
}

/** What is wrong with the roots, in sentences that say what to do; empty on a good day. */
export function alarmWords({ t }: Req, { isLate, trouble }: RootState): string[] {
  const { alarms } = t.audit
  return [...(trouble ? [alarms[trouble]] : []), ...(isLate ? [alarms.late] : [])]
}

export async function alarmsOf(req: Req): Promise<string[]> {
  return alarmWords(req, await rootStateOf(req))
}

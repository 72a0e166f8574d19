import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from '#db/client.ts'
import type { Ctx, WardFacts } from '#modules/context.ts'
import { listWardsChangingKeys, type Vault } from '#modules/vault/index.ts'
import type { Pace } from './reseal-ward.ts'
import { rotateWard } from './rotate-ward.ts'

const everyMs = 5_000
/** What could not be read is looked at again after a while, not at every turn. */
const brokenRestMs = 600_000

/** Beside the desk: small transactions, and as long a pause after each as it took. */
const besideTheDesk = { batch: 200, retireMs: 120_000 }

type Parts = {
  db: Db
  vault: Vault
  wards: readonly WardFacts[]
  ctxOf(ward: WardFacts): Promise<Ctx>
  reportFault(code: string, error: unknown): void
}

/**
 * Goes on with every change of a data key while the program runs, also with one that a start before this one began; the function
 * returned ends it after the transaction in hand.
 */
export function keepRotating(parts: Parts): () => Promise<void> {
  let isStopped = false
  let under: Promise<void> | undefined
  const restUntil = new Map<number, number>()
  const pace: Pace = { ...besideTheDesk, rest: (tookMs) => sleep(tookMs), isStopped: () => isStopped }
  const timer = setInterval(() => {
    under ??= rotateAll(parts, pace, restUntil)
      .catch((error: unknown) => parts.reportFault('keys', error))
      .finally(() => (under = undefined))
  }, everyMs)
  timer.unref()
  return async () => {
    isStopped = true
    clearInterval(timer)
    await under
  }
}

async function rotateAll(
  { db, vault, wards, ctxOf }: Parts,
  pace: Pace,
  restUntil: Map<number, number>,
): Promise<void> {
  for (const wardId of await db.acrossWards((trx) => listWardsChangingKeys(trx))) {
    const ward = wards.find((one) => one.wardId === wardId)
    if (!ward || performance.now() < (restUntil.get(wardId) ?? 0)) continue
    const { state } = await rotateWard(await ctxOf(ward), vault, pace)
    if (state === 'broken') restUntil.set(wardId, performance.now() + brokenRestMs)
  }
}

import { dateOf, instantOf, localTimeOf, type LocalTime } from '#lib/plain-date.ts'
import { tryPrintJob, type PrintDesk } from './print-jobs.ts'
import { lapsePrintJob, listPrintIdsBefore, listRefusedPrintIds } from './print-jobs.store.ts'

/**
 * Prints what a printer refused as soon as it is ready again, in the order it was asked for. The queue would come back too,
 * but after ever longer pauses, and people stand waiting for their number. A printer that is not ready is only asked.
 */
export async function resumePrints(desk: PrintDesk, wardId: number): Promise<void> {
  const refused = await desk.db.inWard(wardId, (trx) => listRefusedPrintIds(trx, wardId))
  for (const printer of new Set(refused.map((job) => job.printer))) {
    const status = await desk.printers.get(printer)?.status()
    if (status !== 'ready' && status !== 'paper-low') continue
    for (const job of refused.filter((other) => other.printer === printer)) {
      if (await tryPrintJob(desk, wardId, job.printJobId)) break
    }
  }
}

/** A number or a form that was not printed on its day is printed no more, and what it said is forgotten. */
export async function lapseOldPrints({ db, vault, clock }: PrintDesk, wardId: number): Promise<number> {
  const now = clock.now()
  const startOfDay = instantOf(`${dateOf(localTimeOf(now))}T00:00` as LocalTime)
  const old = await db.inWard(wardId, (trx) => listPrintIdsBefore(trx, wardId, startOfDay))
  if (old.length === 0) return 0
  const keys = await vault.forWard(wardId)
  for (const printJobId of old) {
    const payload = keys.seal('print_job.payload', printJobId, null)
    await db.inWard(wardId, (trx) => lapsePrintJob(trx, wardId, { printJobId, payload, at: now }))
  }
  return old.length
}

const everyMs = 5_000

/** Looks after the printers while the program runs; the function returned ends it. */
export function keepPrintersGoing(
  desk: PrintDesk,
  {
    wards,
    reportFault,
  }: { wards: readonly { wardId: number }[]; reportFault(code: string, error: unknown): void },
): () => void {
  let isLooking = false
  const look = async () => {
    if (isLooking) return
    isLooking = true
    try {
      for (const { wardId } of wards) {
        await lapseOldPrints(desk, wardId)
        await resumePrints(desk, wardId)
      }
    } catch (error) {
      reportFault('print', error)
    } finally {
      isLooking = false
    }
  }
  const timer = setInterval(() => void look(), everyMs)
  timer.unref()
  return () => clearInterval(timer)
}

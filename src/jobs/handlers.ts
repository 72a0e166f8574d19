import type { Db, Tx } from '#db/client.ts'
import type { Clock } from '#lib/clock.ts'
import type { Vault } from '#modules/vault/index.ts'
import { findOpenMessage, markDone } from './outbox.store.ts'

/** A message of the outbox as its handler sees it. `outboxId` is the same at every attempt: the key for the world outside. */
export type Job = { wardId: number; outboxId: string; payload: unknown }

/**
 * What to do with a kind of message. `outside` talks to the world (a printer, a channel) without holding the database;
 * it may run again after a crash, so it names the job by `outboxId`. `inside` changes rows in the transaction that marks
 * the message done: its effect happens exactly once.
 */
export type JobHandler = {
  outside?: (job: Job) => Promise<void>
  inside?: (trx: Tx, job: Job) => Promise<void>
}

export type Desk = { db: Db; vaults: Vault; clock: Clock; handlers: Map<string, JobHandler> }

/** Handles one message; a message already done is left alone. Throws when the attempt failed and must be repeated. */
export async function handleMessage(desk: Desk, wardId: number, outboxId: string): Promise<void> {
  const message = await desk.db.inWard(wardId, (trx) => findOpenMessage(trx, wardId, outboxId))
  if (!message) return
  const handler = desk.handlers.get(message.kind)
  if (!handler) throw new Error(`No handler for messages of kind ${message.kind}`)
  const vault = await desk.vaults.forWard(wardId)
  const job: Job = { wardId, outboxId, payload: vault.open('outbox.payload', outboxId, message.payload) }
  await handler.outside?.(job)
  await desk.db.inWard(wardId, async (trx) => {
    const isOurs = await markDone(trx, wardId, { outboxId, at: desk.clock.now() })
    if (isOurs) await handler.inside?.(trx, job)
  })
}

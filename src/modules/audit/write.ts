import { createHash } from 'node:crypto'
import type { Tx } from '#db/client.ts'
import { purposeOf, type Purpose } from '#domain/audit/purpose.ts'
import type { Instant } from '#lib/plain-date.ts'
import { ok, refuse, type Refusal, type Result } from '#lib/result.ts'
import type { Ctx } from '#modules/context.ts'
import {
  findIdempotencyRow,
  insertTrail,
  lockChainHead,
  type ChainHead,
  type IdempotencyRow,
  type OutboxRow,
} from './audit.store.ts'
import { chainStart, hashOf, linkVersion, type AuditLink } from './chain.ts'

export type AuditObject = { type: string; id: string }

/**
 * What is done, in the audit's words: `name` like `visit.open`; `fields` are names of personal values touched. `purpose` is told by
 * the act's name and the role when it is not given. `reason` is what the person typed when she was asked why; the citizen reads it.
 */
export type Act = {
  name: string
  subject: AuditObject
  fields?: string[] | undefined
  reason?: string | undefined
  purpose?: Purpose | undefined
  /** What else of people's data the act shows or touches beside its subject. */
  objects?: AuditObject[] | undefined
  /** `done` when not said. */
  result?: 'done' | 'nothing' | undefined
}

/** What a write may leave behind beside its rows. */
export type Effects = {
  /** Names the subject when its id is only known inside. */
  subject(id: string): void
  /** Names something else whose personal data the write read or changed. */
  touch(object: AuditObject): void
  /** A message for a job; it exists only if the write commits, and is handled once. */
  enqueue(kind: string, payload: unknown): void
}

type Body<T> = (trx: Tx, effects: Effects) => Promise<Result<T, Refusal>>

/**
 * The single way to change anything. One transaction holds the body's rows, the audit link, the outbox rows and the
 * answer kept under the idempotency key; success is said after the commit. A refusal or a fault leaves nothing.
 *
 * The same key with the same act and body gives the kept answer without running the body again; with another act,
 * actor or body it is refused (`write.key-reused`). A use-case that writes twice gives its second write a key of its own.
 */
export async function write<T>(ctx: Ctx, act: Act, body: Body<T>): Promise<Result<T, Refusal>> {
  try {
    return await writeOnce(ctx, act, body)
  } catch (error) {
    if (error instanceof RolledBack) return error.refused as Result<T, Refusal>
    // The same request ran beside us and committed first: its answer is kept now.
    if (isKeyTaken(error)) return writeOnce(ctx, act, body)
    throw error
  }
}

/** Carries a refusal out of the transaction, so that it is rolled back. */
class RolledBack extends Error {
  readonly refused: Result<never, Refusal>
  constructor(refused: Result<never, Refusal>) {
    super('refused')
    this.refused = refused
  }
}

async function writeOnce<T>(ctx: Ctx, act: Act, body: Body<T>): Promise<Result<T, Refusal>> {
  const fingerprint = fingerprintOf(ctx, act)
  return ctx.db.inWard(ctx.ward.wardId, async (trx) => {
    const kept = ctx.idempotency
      ? await findIdempotencyRow(trx, ctx.ward.wardId, ctx.idempotency.key)
      : undefined
    if (kept) return answerKept<T>(ctx, kept, fingerprint)
    const { effects, gathered } = gather(ctx, act)
    const result = await body(trx, effects)
    if (!result.ok) throw new RolledBack(result)
    await leaveTrail(trx, ctx, {
      act: gathered.act,
      outbox: gathered.outbox,
      idempotency: keepAnswer(ctx, fingerprint, result.value),
    })
    return result
  })
}

function gather(ctx: Ctx, act: Act): { effects: Effects; gathered: { act: Act; outbox: OutboxRow[] } } {
  const gathered = { act, outbox: [] as OutboxRow[] }
  const effects: Effects = {
    subject(id) {
      gathered.act = { ...gathered.act, subject: { ...act.subject, id } }
    },
    touch(object) {
      gathered.act = { ...gathered.act, objects: [...(gathered.act.objects ?? []), object] }
    },
    enqueue(kind, payload) {
      const outboxId = ctx.ids.uuid()
      gathered.outbox.push({ outboxId, kind, payload: ctx.vault.seal('outbox.payload', outboxId, payload) })
    },
  }
  return { effects, gathered }
}

export type Left = { act: Act; outbox: OutboxRow[]; idempotency: IdempotencyRow | null }

/** Adds the next link of the ward's chain; the last statements of every transaction that writes. */
export async function leaveTrail(trx: Tx, ctx: Ctx, { act, outbox, idempotency }: Left): Promise<void> {
  const head = await lockChainHead(trx, ctx.ward.wardId, chainStart)
  const link = linkOf(ctx, act, head)
  await insertTrail(trx, ctx.ward.wardId, { link, hash: hashOf(ctx.ward.wardId, link), outbox, idempotency })
}

function linkOf(ctx: Ctx, act: Act, head: ChainHead): AuditLink {
  return {
    seq: head.seq + 1,
    at: new Date(ctx.now).toISOString() as Instant,
    actorId: ctx.actor.id,
    actorRole: ctx.actor.role,
    device: ctx.device,
    requestId: ctx.requestId,
    action: act.name,
    subjectType: act.subject.type,
    subjectId: act.subject.id,
    fields: act.fields ?? [],
    reason: act.reason ?? '',
    prevHash: head.hash,
    version: linkVersion,
    purpose: act.purpose ?? purposeOf(act.name, ctx.actor.role, Boolean(act.reason)),
    route: ctx.route ?? '',
    counter: ctx.actor.counterId ?? '',
    result: act.result ?? 'done',
    objects: namesOf(act),
  }
}

/** Each once, and not the subject again. */
function namesOf({ subject, objects = [] }: Act): string[] {
  const names = new Set(objects.map(({ type, id }) => `${type}:${id}`))
  names.delete(`${subject.type}:${subject.id}`)
  return [...names]
}

/** The key belongs to one actor, one act and one body. */
function fingerprintOf(ctx: Ctx, act: Act): string {
  const parts = [ctx.actor.id ?? '', act.name, ctx.idempotency?.bodyHash ?? '']
  return createHash('sha256').update(parts.join('\n')).digest('hex')
}

function keepAnswer(ctx: Ctx, bodyHash: string, value: unknown): IdempotencyRow | null {
  if (!ctx.idempotency) return null
  const { key } = ctx.idempotency
  return { key, bodyHash, result: ctx.vault.seal('idempotency.result', key, { value }) }
}

function answerKept<T>(ctx: Ctx, kept: IdempotencyRow, fingerprint: string): Result<T, Refusal> {
  if (kept.bodyHash !== fingerprint) return refuse('write.key-reused')
  return ok(ctx.vault.open<{ value: T }>('idempotency.result', kept.key, kept.result).value)
}

function isKeyTaken(error: unknown): boolean {
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  return code === '23505' && constraint === 'idempotency_pkey'
}

import { sql } from 'kysely'
import type { Db } from '#db/client.ts'
import { isOwn, isTold, wardColumns } from './canaries.ts'
import { askedId, randomFrom, randomStatement } from './statements.ts'

export type Hunt = {
  statements: number
  /** Statements that brought anything of the neighbour, in rows or in the words of an error. */
  hits: { kind: string; text: string }[]
  /** Statements that brought our own rows: the hunt is real. */
  seen: number
  refused: number
  kinds: Record<string, number>
}

class TakenBack extends Error {}

/** Runs random statements as the app role of our ward, each in a transaction that is taken back, and reads all that comes back. */
export async function hunt(
  ground: { db: Db; own: number; other: number },
  wishes: { statements: number; seed: number },
): Promise<Hunt> {
  const columns = await wardColumns(ground.db)
  const random = randomFrom(wishes.seed)
  const found: Hunt = { statements: 0, hits: [], seen: 0, refused: 0, kinds: {} }
  for (let turn = 0; turn < wishes.statements; turn++) {
    const { kind, text } = randomStatement(random, { ...ground, columns })
    const { rows, error } = await attempt(ground, text)
    found.statements += 1
    found.kinds[kind] = (found.kinds[kind] ?? 0) + 1
    if (error) found.refused += 1
    if (isOwn(rows)) found.seen += 1
    if (isTold(rows) || isTold(withoutItself(error, text))) found.hits.push({ kind, text })
  }
  return found
}

async function attempt(
  { db, own }: { db: Db; own: number },
  text: string,
): Promise<{ rows: unknown; error: string }> {
  let rows: unknown = null
  try {
    await db.inWard(own, async (trx) => {
      rows = (await sql.raw(text).execute(trx)).rows
      throw new TakenBack()
    })
  } catch (error) {
    return { rows, error: error instanceof TakenBack ? '' : wordsOf(error) }
  }
  return { rows, error: '' }
}

/** Everything an error says, wherever the driver puts it. */
function wordsOf(error: unknown): string {
  const parts = ['message', 'detail', 'hint', 'where', 'constraint', 'internalQuery', 'cause'] as const
  const held = error as Partial<Record<(typeof parts)[number], unknown>>
  return parts
    .map((part) => (part === 'cause' && held.cause ? wordsOf(held.cause) : String(held[part] ?? '')))
    .join('\n')
}

/** An error may repeat the id that was asked for: only what was not asked is told. */
function withoutItself(error: string, text: string): string {
  return text.includes(askedId.half) ? error.replaceAll(askedId.whole, '') : error
}

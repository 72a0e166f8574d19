import type { PGlite } from '@electric-sql/pglite'
import type { SqlRows } from './sql-session.ts'
import { DbUnavailable } from './unavailable.ts'
import { readAnswer, type Answer, type Column } from './wire-read.ts'
import {
  bindMessage,
  closeStatement,
  describeStatement,
  executeMessage,
  parseMessage,
  queryMessage,
  syncMessage,
  toText,
} from './wire-write.ts'

type Prepared = { name: string; columns: Column[] }

/**
 * Talks to the embedded database in its own protocol, one trip per statement, each text prepared once: planning a
 * statement anew costs several times what running it does. Rows come back as the server's driver gives them.
 */
export type EmbeddedTalk = {
  query(text: string, params: readonly unknown[]): Promise<SqlRows>
  script(text: string): Promise<SqlRows[]>
}

const mostPrepared = 400
const ioError = '58030'

export function createTalk(pglite: PGlite): EmbeddedTalk {
  const prepared = new Map<string, Prepared>()
  let made = 0
  let isDiskBroken = false

  /**
   * After a failed sync the system may have dropped the pages and call the next one a success. So a disk that failed
   * once is not asked again: everything is refused until a new start has recovered from the log.
   */
  async function ask(messages: Buffer[], known?: Column[]): Promise<Answer> {
    if (isDiskBroken) throw new DbUnavailable('disk-broken')
    const answer = await send(pglite, messages, known)
    if (answer.error?.code === ioError) isDiskBroken = true
    return answer
  }

  async function prepare(text: string): Promise<Prepared> {
    const known = prepared.get(text)
    if (known) {
      // Used last, forgotten last.
      prepared.delete(text)
      prepared.set(text, known)
      return known
    }
    const name = `s${++made}`
    const answer = await ask([
      ...forgetOldest(),
      parseMessage(name, text),
      describeStatement(name),
      syncMessage,
    ])
    if (answer.error) throw answer.error
    const fresh = { name, columns: answer.columns ?? [] }
    prepared.set(text, fresh)
    return fresh
  }

  function forgetOldest(): Buffer[] {
    const [oldest] = prepared
    if (!oldest || prepared.size < mostPrepared) return []
    prepared.delete(oldest[0])
    return [closeStatement(oldest[1].name)]
  }

  return {
    async query(text, params) {
      const { name, columns } = await prepare(text)
      const messages = [bindMessage(name, params.map(toText)), executeMessage, syncMessage]
      const { results, error } = await ask(messages, columns)
      if (error) throw error
      return results[0] ?? { rows: [], affected: undefined }
    },
    async script(text) {
      if (changesShapes.test(text)) prepared.clear()
      const { results, error } = await ask([queryMessage(text)])
      if (error) throw error
      return results
    },
  }
}

/** After these a prepared statement may give other columns than it was described with. */
const changesShapes = /\b(create|alter|drop|deallocate|discard)\b/i

async function send(pglite: PGlite, messages: Buffer[], known?: Column[]): Promise<Answer> {
  if (pglite.closed) throw new DbUnavailable('closed')
  const chunks: Buffer[] = []
  await pglite.execProtocolRawStream(Buffer.concat(messages), {
    syncToFs: false,
    // The chunk is a view of the database's memory, which it writes over.
    onRawData: (chunk) => void chunks.push(Buffer.from(chunk)),
  })
  return readAnswer(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks), known)
}

import { dbOver, type Db, type Frame } from '#db/client.ts'
import { createQueue, type Turn } from '#db/queue.ts'
import type { SqlSession, SqlSource } from '#db/sql-session.ts'

const savepoint: Frame = {
  begin: 'savepoint unit',
  commit: 'release savepoint unit',
  rollback: 'rollback to savepoint unit; release savepoint unit',
}

export async function openRolledBack(
  source: SqlSource,
  asOwner = '',
): Promise<{ db: Db; undo(): Promise<void> }> {
  const session = await source.acquire()
  await session.script(`begin; ${asOwner}; ${source.opening}`)
  const undo = async () => {
    await session.script('rollback')
    session.release()
  }
  const db = dbOver(shared(source, session), savepoint)
  return { db: { ...db, close: async () => {} }, undo }
}

/** One session for everybody, in turns; each turn starts as the owner again. */
function shared(source: SqlSource, session: SqlSession): SqlSource {
  const queue = createQueue()
  return {
    kind: source.kind,
    opening: '',
    async acquire() {
      const leave: Turn = await queue.enter()
      await session.script("set local role none; set local app.ward = ''")
      return { ...session, release: leave }
    },
    close: async () => {},
  }
}

import { hash, verify } from '@node-rs/argon2'
import { tidyPassphrase } from '#domain/access/passphrase.ts'
import { createQueue } from '#db/queue.ts'

/** argon2id (the library's default), 64 MiB, three passes: about a tenth of a second on an office PC. */
const cost = { memoryCost: 65_536, timeCost: 3, parallelism: 1 }

/** One after another: many at once would fill the memory of a small machine. */
const turns = createQueue()

export async function hashPassphrase(typed: string): Promise<string> {
  return inTurn(() => hash(tidyPassphrase(typed), cost))
}

/** Somebody unknown costs as much time as somebody known: `kept` undefined is compared with a hash of nothing. */
export async function isPassphrase(kept: string | undefined, typed: string): Promise<boolean> {
  const against = kept ?? (await hashOfNothing())
  const isSame = await inTurn(() => verify(against, tidyPassphrase(typed)))
  return isSame && kept !== undefined
}

let nothing: Promise<string> | undefined

function hashOfNothing(): Promise<string> {
  nothing ??= hashPassphrase('không có ai tên như thế')
  return nothing
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const leave = await turns.enter()
  try {
    return await work()
  } finally {
    leave()
  }
}

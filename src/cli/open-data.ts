import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigRefusal, readConfig } from '#src/config.ts'
import { openDb, type Db, type DbConfig } from '#db/client.ts'
import { SchemaRefusal } from '#db/migrate.ts'
import { DbUnavailable } from '#db/unavailable.ts'
import { DirectoryInUse } from '#lib/os/directory-lock.ts'
import { RootKeyRefusal } from '#modules/audit/index.ts'
import { ErasureListRefusal } from '#modules/privacy/index.ts'
import { KeyFileRefusal } from '#modules/vault/index.ts'
import { BackupRefusal } from '#db/backup/index.ts'
import { CliRefusal } from './cli.ts'

/** Where the data and its key lie, from the environment. */
export type DataPlaces = DbConfig & { keyFile: string; rootsDir?: string | undefined }

export function dataPlaces(): DataPlaces {
  try {
    const { dataDir, keyFile, rootsDir, databaseUrl } = readConfig()
    return { dataDir, keyFile, rootsDir, ...(databaseUrl ? { databaseUrl } : {}) }
  } catch (error) {
    throw error instanceof ConfigRefusal ? new CliRefusal('data.config', error.message) : error
  }
}

/** True when data may be there: an embedded database was made, or there is a server to ask. */
export function isDataThere({ databaseUrl, dataDir }: DataPlaces): boolean {
  return Boolean(databaseUrl) || existsSync(join(dataDir, 'database', 'pg'))
}

/** Runs `body` on the data there is; a command that only reads never makes a data directory. */
export async function withData<T>(places: DataPlaces, body: (db: Db) => Promise<T>): Promise<T> {
  if (!isDataThere(places)) {
    throw new CliRefusal(
      'data.none',
      `Chưa có dữ liệu ở ${places.dataDir}. Hãy chạy npm start hoặc setup trước.`,
    )
  }
  return withAnyData(places, body)
}

/** The same, making what is missing. */
export async function withAnyData<T>(places: DataPlaces, body: (db: Db) => Promise<T>): Promise<T> {
  return asRefusal(async () => {
    const db = await openDb(places)
    try {
      return await body(db)
    } finally {
      await db.close()
    }
  })
}

/** Turns what stands in the way of an operator into one plain sentence and a code. */
export async function asRefusal<T>(body: () => Promise<T>): Promise<T> {
  try {
    return await body()
  } catch (error) {
    if (error instanceof DirectoryInUse) throw new CliRefusal('data.in-use', error.message)
    if (isPlain(error)) throw new CliRefusal(error.code, error.message)
    if (error instanceof DbUnavailable) {
      throw new CliRefusal(
        `data.${error.code}`,
        'Không dùng được cơ sở dữ liệu. Hãy chạy doctor để biết vì sao.',
      )
    }
    throw error
  }
}

/** Refusals that say in one sentence what stands in the way. */
function isPlain(error: unknown): error is Error & { code: string } {
  return [BackupRefusal, SchemaRefusal, KeyFileRefusal, RootKeyRefusal, ErasureListRefusal].some(
    (kind) => error instanceof kind,
  )
}

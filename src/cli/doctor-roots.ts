import { existsSync } from 'node:fs'
import type { Db } from '#db/client.ts'
import { vi } from '#i18n/vi.ts'
import { systemClock } from '#lib/clock.ts'
import {
  bookPlaces,
  openRootBook,
  readRootState,
  RootKeyRefusal,
  type BookPlaces,
} from '#modules/audit/index.ts'
import { listWardRows } from '#modules/accounts/index.ts'
import type { Config } from '#src/config.ts'
import type { Finding } from './finding.ts'

/** What doctor says of the signed roots, a line for each trouble; one good line when there is none. */
export async function rootFindings(db: Db, config: Config): Promise<Finding[]> {
  const places = bookPlaces(config)
  if (!existsSync(places.keyFile))
    return [finding('note', `chưa có khóa ${places.keyFile}; npm start sẽ tạo và ghi mười phút một lần.`)]
  try {
    return await lookAt(db, places)
  } catch (error) {
    if (error instanceof RootKeyRefusal) return [finding('mend', error.message)]
    throw error
  }
}

function finding(state: Finding['state'], say: string): Finding {
  return { name: 'dấu niêm', state, say }
}

async function lookAt(db: Db, places: BookPlaces): Promise<Finding[]> {
  const book = openRootBook(places)
  const wards = await db.acrossWards((trx) => listWardRows(trx))
  const troubles: string[] = []
  for (const { wardId } of wards) {
    const { isLate, trouble } = await readRootState({ db, clock: systemClock, book }, wardId)
    if (trouble) troubles.push(vi.audit.alarms[trouble])
    if (isLate) troubles.push(vi.audit.alarms.late)
  }
  if (troubles.length > 0) return [...new Set(troubles)].map((say) => finding('mend', say))
  return [finding('ok', `ghi ở ${places.dir}, khóa ${book.keyId}`)]
}

import { resolve } from 'node:path'
import type { Db } from '#db/client.ts'
import { hasSchema } from '#db/migrate.ts'
import { listWardRows } from '#modules/accounts/index.ts'
import { systemClock } from '#lib/clock.ts'
import { systemIds } from '#lib/ids.ts'
import { ok } from '#lib/result.ts'
import { write } from '#modules/audit/index.ts'
import { loadCatalogue } from '#modules/catalogue/index.ts'
import { keyNameOf, openVault, readKeyFile, settleKeyFile } from '#modules/vault/index.ts'
import { catalogueDir } from './catalogue-dir.ts'
import { answer, type Cli, type ExitCode } from './cli.ts'
import { systemCtx } from './open-app.ts'
import { asRefusal, dataPlaces, isDataThere, withData, type DataPlaces } from './open-data.ts'
import { writeSheetFile, type SheetOf } from './prove-sheet.ts'

/** `key sheet <file>`: the sheet of the key there is, once more. */
export async function printSheetAgain(cli: Cli, { file }: { file: string }): Promise<ExitCode> {
  const places = dataPlaces()
  const whose = await whoseKey(places)
  const masterKey = await asRefusal(async () => readKeyFile(places.keyFile))
  writeSheetFile(file, { ...whose, masterKey })
  if (whose.ward) await withData(places, (db) => notePrinted(db, places.keyFile))
  const value = { file: resolve(file), keyName: keyNameOf(masterKey), ward: whose.ward }
  return answer(cli, value, () =>
    [
      `Đã ghi phiếu khôi phục vào ${value.file} (dấu khóa ${value.keyName}).`,
      'In hai bản, cất hai nơi, xóa tệp này, rồi chạy key check để gõ thử.',
    ].join('\n'),
  )
}

/** The wards of the data there is, as the sheet names them. Also settles a change of the master key that was cut short. */
async function whoseKey(places: DataPlaces): Promise<Omit<SheetOf, 'masterKey'>> {
  if (!isDataThere(places)) return { ward: '', demo: false }
  return withData(places, async (db) => {
    if (!(await hasSchema(db))) return { ward: '', demo: false }
    await settleKeyFile(db, places.keyFile)
    return nameOfWards(db)
  })
}

/** Whoever has the sheet has the key: every ward's log says that it was printed. */
async function notePrinted(db: Db, keyFile: string): Promise<void> {
  const catalogue = loadCatalogue(catalogueDir)
  const parts = { db, catalogue, vault: await openVault(db, keyFile), clock: systemClock, ids: systemIds }
  for (const ward of await db.acrossWards((trx) => listWardRows(trx))) {
    const act = { name: 'key.printSheet', subject: { type: 'ward', id: String(ward.wardId) } }
    await write(await systemCtx(parts, ward), act, async () => ok(null))
  }
}

export async function nameOfWards(db: Db): Promise<Omit<SheetOf, 'masterKey'>> {
  const wards = await db.acrossWards((trx) => listWardRows(trx))
  const [first] = wards
  if (!first) return { ward: '', demo: false }
  return { ward: wards.length === 1 ? first.name : `${wards.length} phường, xã, đặc khu`, demo: first.isDemo }
}

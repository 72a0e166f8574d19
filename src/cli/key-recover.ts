import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { hasSchema } from '#db/migrate.ts'
import { systemClock } from '#lib/clock.ts'
import { refuse } from '#lib/result.ts'
import { loadRecoveryList } from '#modules/catalogue/index.ts'
import {
  fitOfMasterKey,
  keyNameOf,
  noteTypedBack,
  parseRecoveryWords,
  writeKeyFile,
  type MasterFit,
} from '#modules/vault/index.ts'
import { catalogueDir } from './catalogue-dir.ts'
import { answer, CliRefusal, type Cli, type ExitCode } from './cli.ts'
import type { KeyOptions } from './key.ts'
import { dataPlaces, isDataThere, withData, type DataPlaces } from './open-data.ts'
import { readSheet } from './type-back.ts'
import { refuseCli } from './words.ts'

/** `key recover`: the key file again, from the words of the sheet. Never over a file; never a key that does not open the data there is. */
export async function recoverKey(cli: Cli, { options }: { options: KeyOptions }): Promise<ExitCode> {
  const places = dataPlaces()
  refuseKeyThere(places.keyFile)
  const masterKey = await keyOfWords(cli, options['recovery-words'])
  const fit = await fitHere(places, masterKey)
  if (fit === 'other') refuseCli({ code: 'key.not-of-this-data', params: { keyName: keyNameOf(masterKey) } })
  writeKeyFile(places.keyFile, masterKey)
  noteTypedBack(places.keyFile, masterKey, systemClock.now())
  const value = { keyFile: places.keyFile, keyName: keyNameOf(masterKey), opensData: fit === 'opens' }
  return answer(cli, value, () =>
    [`Đã dựng lại tệp khóa ${value.keyFile} (dấu khóa ${value.keyName}).`, next[fit]].join('\n'),
  )
}

const next = {
  opens: 'Khóa mở được dữ liệu. Chạy npm start.',
  'no-wards': 'Ở đây chưa có dữ liệu để thử khóa. Chạy restore <tệp sao lưu> để phục hồi.',
  'in-use':
    'Chương trình đang mở nên chưa thử được khóa với dữ liệu: dấu khóa ở trên phải giống dấu in trên phiếu và trên bản sao lưu.',
}

export function refuseKeyThere(keyFile: string): void {
  if (existsSync(keyFile)) refuseCli({ code: 'key.file-there', params: { file: keyFile } })
}

/** From a file, from standard input (`-`), or asked for row by row. */
export async function keyOfWords(cli: Cli, from: string | undefined): Promise<Buffer> {
  const list = loadRecoveryList(catalogueDir)
  if (from === undefined) {
    cli.errorOut('Gõ các từ trên phiếu khôi phục, từng hàng một, hoặc quét mã vuông. Không cần dấu.')
    return readSheet(cli, { list }, refuse('key.not-recovered').error)
  }
  const read = parseRecoveryWords(list, await textOf(cli, from))
  return read.ok ? read.value : refuseCli(read.error)
}

async function textOf(cli: Cli, from: string): Promise<string> {
  if (from === '-') return text(cli.input)
  try {
    return await readFile(from, 'utf8')
  } catch {
    throw new CliRefusal('key.words-unreadable', `Không đọc được tệp ${from}.`)
  }
}

/** `in-use`: the desk is open, on the key it read at start; the file is what it needs before it is ever closed. */
async function fitHere(places: DataPlaces, masterKey: Buffer): Promise<MasterFit | 'in-use'> {
  if (!isDataThere(places)) return 'no-wards'
  try {
    return await withData(places, async (db) =>
      (await hasSchema(db)) ? fitOfMasterKey(db, masterKey) : 'no-wards',
    )
  } catch (error) {
    if (error instanceof CliRefusal && error.code === 'data.in-use') return 'in-use'
    throw error
  }
}

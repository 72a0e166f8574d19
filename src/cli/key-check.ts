import { systemClock } from '#lib/clock.ts'
import { refuse } from '#lib/result.ts'
import { loadRecoveryList } from '#modules/catalogue/index.ts'
import { keyNameOf, noteTypedBack, readKeyFile, wordsOfKey } from '#modules/vault/index.ts'
import { catalogueDir } from './catalogue-dir.ts'
import { answer, type Cli, type ExitCode } from './cli.ts'
import { asRefusal, dataPlaces } from './open-data.ts'
import { readSheet } from './type-back.ts'

/** `key check`: whether the sheet in the envelope is the sheet of this key. Needs no data, so the desk may stay open. */
export async function checkSheet(cli: Cli): Promise<ExitCode> {
  const { keyFile } = dataPlaces()
  const masterKey = await asRefusal(async () => readKeyFile(keyFile))
  const list = loadRecoveryList(catalogueDir)
  const keyName = keyNameOf(masterKey)
  cli.errorOut(`Gõ các từ trên phiếu khôi phục (dấu khóa ${keyName}), từng hàng một, hoặc quét mã vuông.`)
  const expected = wordsOfKey(list, masterKey)
  await readSheet(cli, { list, expected }, refuse('key.not-checked').error)
  const at = systemClock.now()
  noteTypedBack(keyFile, masterKey, at)
  return answer(
    cli,
    { right: true, keyName, typedBack: at },
    () => 'Phiếu đúng với khóa đang dùng. Niêm phong lại bằng phong bì mới, ghi ngày hôm nay.',
  )
}

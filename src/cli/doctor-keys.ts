import type { Db } from '#db/client.ts'
import { systemClock } from '#lib/clock.ts'
import { dateOf, localTimeOf, showDate } from '#lib/plain-date.ts'
import { listWardRows } from '#modules/accounts/index.ts'
import { sheetGoodDays, sheetState } from '#modules/custody/index.ts'
import {
  fitOfMasterKey,
  isChangeUnfinished,
  keyFileState,
  keyNameOf,
  lastTypedBack,
  otherKey,
  readKeyFile,
} from '#modules/vault/index.ts'
import type { Config } from '#src/config.ts'
import type { Finding } from './finding.ts'

const recover = 'lấy phiếu khôi phục ra, chạy: npm run -s motcua -- key recover'

const troubles = {
  missing: (file: string) => `không thấy ${file}: ${recover}`,
  damaged: (file: string) => `${file} bị hỏng: đổi tên tệp ấy, ${recover}`,
  'open-to-others': (file: string) => `người khác trên máy đọc được ${file}: chmod 600 ${file}`,
}

/** Key file and recovery sheet. Without the database (the desk is open) it is not known whether the key opens the data. */
export async function keyFindings({ keyFile }: Pick<Config, 'keyFile'>, db?: Db): Promise<Finding[]> {
  if (db && (await isChangeUnfinished(db, keyFile)))
    return [{ name: 'khóa', state: 'note', say: 'khóa chính đang đổi dở: npm start tự làm cho xong' }]
  const state = keyFileState(keyFile)
  if (state === 'missing' || state === 'damaged') return [mend('khóa', troubles[state](keyFile))]
  const masterKey = readKeyFile(keyFile)
  const file =
    state === 'open-to-others'
      ? mend('khóa', troubles[state](keyFile))
      : db && (await fitOfMasterKey(db, masterKey)) === 'other'
        ? mend('khóa', otherKey(keyFile).message)
        : ({ name: 'khóa', state: 'ok', say: `${keyFile}, dấu khóa ${keyNameOf(masterKey)}` } as const)
  const isReal = db ? (await db.acrossWards((trx) => listWardRows(trx))).some(({ isDemo }) => !isDemo) : false
  return [file, sheet(keyFile, masterKey, isReal)]
}

function sheet(keyFile: string, masterKey: Buffer, isReal: boolean): Finding {
  const name = 'phiếu khôi phục'
  const found = sheetState(lastTypedBack(keyFile, masterKey), systemClock.now())
  if (found.state === 'never') {
    const say = 'chưa gõ thử lần nào: chạy key sheet <tệp.pdf> để in, rồi key check để gõ thử'
    return isReal ? mend(name, say) : { name, state: 'note', say }
  }
  const on = showDate(dateOf(localTimeOf(found.at)))
  return found.state === 'fresh'
    ? { name, state: 'ok', say: `gõ thử đúng ngày ${on}` }
    : {
        name,
        state: 'note',
        say: `gõ thử lần cuối ngày ${on}, đã quá ${sheetGoodDays} ngày: mở phong bì, chạy key check, niêm lại`,
      }
}

function mend(name: string, say: string): Finding {
  return { name, state: 'mend', say }
}

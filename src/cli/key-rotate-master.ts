import { ok } from '#lib/result.ts'
import { write } from '#modules/audit/index.ts'
import { keyNameOf, newMasterKey, readKeyFile, replaceMasterKey } from '#modules/vault/index.ts'
import type { App } from '#src/wiring.ts'
import { answer, type Cli, type ExitCode } from './cli.ts'
import { nameOfWards } from './key-sheet.ts'
import { systemCtx } from './open-app.ts'
import { proveSheet } from './prove-sheet.ts'

/** A new master key, in force only after its sheet was typed back. The old sheet still opens the backups made before. */
export async function rotateMaster(cli: Cli, app: App, sheet: string | undefined): Promise<ExitCode> {
  const { keyFile } = app.config
  const old = keyNameOf(readKeyFile(keyFile))
  const masterKey = newMasterKey()
  await proveSheet(cli, { ...(await nameOfWards(app.db)), masterKey }, sheet)
  const keys = await replaceMasterKey(app.db, keyFile, { masterKey, at: app.clock.now() })
  for (const ward of app.wards.values()) {
    const act = { name: 'key.rotateMaster', subject: { type: 'ward', id: String(ward.wardId) } }
    await write(await systemCtx(app, ward), act, async () => ok(null))
  }
  const value = { keyFile, keyName: keyNameOf(masterKey), oldKeyName: old, keys }
  return answer(cli, value, () =>
    [
      `Đã đổi khóa chính: dấu khóa ${value.keyName} thay ${old}; ${keys} khóa của các phường được bọc lại.`,
      `Bản sao lưu làm trước lúc này vẫn cần phiếu cũ (${old}): giữ phiếu cũ đến khi bỏ hết các bản ấy.`,
      'Sao lưu một bản mới ngay hôm nay.',
    ].join('\n'),
  )
}

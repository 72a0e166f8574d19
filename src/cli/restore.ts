import { existsSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { checkArchive, refuseMisfit, restoreBackup, type CheckedArchive } from '#db/backup/index.ts'
import type { Db } from '#db/client.ts'
import { systemClock } from '#lib/clock.ts'
import { systemIds } from '#lib/ids.ts'
import { listWardRows } from '#modules/accounts/index.ts'
import { verifyAllAudits } from '#modules/audit/index.ts'
import { loadCatalogue } from '#modules/catalogue/index.ts'
import { erasureFileOf, findErasureList, reapplyErasures, type Erasure } from '#modules/privacy/index.ts'
import { backupKeyOf, vaultOver, type Vault } from '#modules/vault/index.ts'
import { catalogueDir } from './catalogue-dir.ts'
import { answer, CliRefusal, CliUsage, parse, type Command } from './cli.ts'
import { keyOfBackup } from './key-of-backup.ts'
import { systemCtx } from './open-app.ts'
import { asRefusal, dataPlaces, withAnyData, type DataPlaces } from './open-data.ts'
import { showCounts } from './show-counts.ts'

/** `restore <file>`: a backup into a place without data; refused before anything is made when file or key do not fit. */
export const restore: Command = {
  usage: 'restore <tệp> [--recovery-words <tệp|->]',
  about: 'phục hồi bản sao lưu vào nơi chưa có dữ liệu; cần tệp khóa hoặc phiếu khôi phục của bản sao lưu',
  async run(cli) {
    const options = { 'recovery-words': { type: 'string' } } as const
    const { positionals, values } = parse(cli, { allowPositionals: true, options })
    if (positionals.length !== 1) throw new CliUsage('Cần tên một tệp.')
    const file = resolve(positionals[0]!)
    const report = await asRefusal(async () => {
      const places = dataPlaces()
      const checked = await checkArchive(file)
      const wanted = { places, header: checked.header, words: values['recovery-words'] }
      const { masterKey, keep } = await keyOfBackup(cli, wanted)
      refuseMisfit(checked, backupKeyOf(masterKey))
      const restored = await restoreInto(places, { file, checked, masterKey })
      keep()
      return restored
    })
    return answer(cli, report, () =>
      [
        `Đã phục hồi ${report.rows} dòng từ ${file}`,
        showCounts(report.counts),
        `SHA-256 ${report.sha256}`,
        report.erasedAgain === null
          ? `Không thấy danh sách đã xóa ${erasureFileOf(dataPlaces().keyFile)}: ai xin xóa sau ngày sao lưu thì phải xóa lại.`
          : `Đã xóa lại ${report.erasedAgain} mục mà bà con xin xóa sau ngày sao lưu.`,
        `Nhật ký của ${report.audit.length} phường nguyên vẹn; khóa mở được dữ liệu. Mọi người cần đăng nhập lại.`,
      ].join('\n'),
    )
  },
}

type Restoring = { file: string; checked: CheckedArchive; masterKey: Buffer }

/** Everything that can be refused was asked before the target is made; a failed restore leaves no data directory behind. */
async function restoreInto(places: DataPlaces, { file, checked, masterKey }: Restoring) {
  const erasures = findErasureList(places.keyFile)
  const made = join(places.dataDir, 'database')
  const isOurs = !places.databaseUrl && !existsSync(made)
  try {
    return await withAnyData(places, async (db) => {
      const report = await restoreBackup(db, file, checked)
      const vault = vaultOver(db, masterKey)
      const audit = await verifyAllAudits(db, undefined, { vaults: vault })
      const broken = audit.find(({ ok }) => !ok)
      if (broken) {
        throw new CliRefusal(
          'backup.audit-broken',
          `Nhật ký của phường ${broken.wardId} không liền mạch từ số ${broken.firstBadSeq}.`,
        )
      }
      for (const { wardId } of audit) await vault.forWard(wardId)
      const erasedAgain = erasures && (await eraseAgain(db, vault, erasures))
      return { ...report, audit, erasedAgain: erasedAgain ?? null }
    })
  } catch (error) {
    if (isOurs) rmSync(made, { recursive: true, force: true })
    throw error
  }
}

/** Who was erased after this backup was made must not come back with it. */
async function eraseAgain(db: Db, vault: Vault, erasures: Erasure[]): Promise<number> {
  const wards = await db.acrossWards((trx) => listWardRows(trx))
  const parts = { db, vault, catalogue: loadCatalogue(catalogueDir), clock: systemClock, ids: systemIds }
  return reapplyErasures(db, erasures, (wardId) =>
    systemCtx(
      parts,
      wards.find((one) => one.wardId === wardId)!,
    ),
  )
}

import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { writeBackup } from '#db/backup/index.ts'
import { systemClock } from '#lib/clock.ts'
import { backupKeyOf, readKeyFile, settleKeyFile } from '#modules/vault/index.ts'
import { answer, CliRefusal, CliUsage, parse, type Command } from './cli.ts'
import { asRefusal, dataPlaces, withData } from './open-data.ts'
import { showCounts } from './show-counts.ts'

/** `backup <file>`: every row of every ward in one file; personal values stay sealed, so the key is kept elsewhere. */
export const backup: Command = {
  usage: 'backup <tệp>',
  about: 'sao lưu toàn bộ dữ liệu vào một tệp; dữ liệu cá nhân vẫn khóa, phải giữ tệp khóa ở nơi khác',
  async run(cli) {
    const { positionals } = parse(cli, { allowPositionals: true, options: {} })
    if (positionals.length !== 1) throw new CliUsage('Cần tên một tệp.')
    const file = resolve(positionals[0]!)
    if (existsSync(file)) throw new CliRefusal('backup.file-exists', `Tệp ${file} đã có. Hãy chọn tên khác.`)
    const places = dataPlaces()
    const report = await asRefusal(async () => {
      readKeyFile(places.keyFile)
      return withData(places, async (db) => {
        // A backup under a key that does not open the data would be worthless, and nobody would know until it is needed.
        await settleKeyFile(db, places.keyFile)
        const key = backupKeyOf(readKeyFile(places.keyFile))
        return { ...(await writeBackup(db, file, { now: systemClock.now(), key })), keyName: key.name }
      })
    })
    return answer(cli, report, () =>
      [
        `Đã sao lưu ${report.rows} dòng vào ${report.file}`,
        showCounts(report.counts),
        `SHA-256 ${report.sha256}`,
        `Muốn phục hồi phải có phiếu khôi phục mang dấu khóa ${report.keyName}: giữ phiếu ở nơi khác tệp sao lưu.`,
      ].join('\n'),
    )
  },
}

import { timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Tx } from '../client.ts'
import { hasSchema, migrate, readMigrations } from '../migrate.ts'
import {
  BackupRefusal,
  batchesOf,
  signedText,
  type ArchiveEnd,
  type ArchiveHeader,
  type BackupKey,
} from './archive.ts'

export type RestoreReport = { counts: Record<string, number>; rows: number; sha256: string }

const batchSize = 500

/** What `checkArchive` read: whole, but not yet known to be ours. */
export type CheckedArchive = { header: ArchiveHeader; end: ArchiveEnd }

/**
 * Refuses a backup that this program or this key cannot read, and one that somebody changed after it was made. Asked before
 * the target is opened, so that a refusal makes nothing.
 */
export function refuseMisfit({ header, end }: CheckedArchive, key: BackupKey): void {
  const known = new Map(readMigrations().map(({ name, checksum }) => [name, checksum]))
  if (header.schema.some(({ name, checksum }) => known.get(name) !== checksum)) {
    throw new BackupRefusal(
      'backup.newer-schema',
      'Bản sao lưu do bản mới hơn của chương trình tạo. Hãy cập nhật rồi phục hồi.',
    )
  }
  if (header.keyProof !== key.proof) throw otherBackupKey(header)
  if (!isSame(end.mac, key.sign(signedText(end)))) {
    throw new BackupRefusal(
      'backup.forged',
      'Bản sao lưu đã bị sửa sau khi tạo nên không phục hồi. Dùng bản khác, và báo người phụ trách an toàn thông tin.',
    )
  }
}

export function otherBackupKey({ keyName }: ArchiveHeader): BackupRefusal {
  return new BackupRefusal(
    'backup.other-key',
    `Tệp khóa ở đây không mở được bản sao lưu này: bản này cần khóa có dấu ${keyName}. Đổi tên tệp khóa đang có để giữ lại, lấy phiếu khôi phục mang dấu ${keyName}, rồi chạy lại restore và gõ các từ trên phiếu.`,
  )
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/**
 * Puts a checked backup into a database without wards: the schema of that time, its rows in one transaction,
 * then the migrations made since.
 */
export async function restoreBackup(
  db: Db,
  file: string,
  { header, end }: CheckedArchive,
): Promise<RestoreReport> {
  const then = new Set(header.schema.map(({ name }) => name))
  await refuseFilled(db)
  if (!(await hasSchema(db)))
    await migrate(
      db,
      readMigrations().filter(({ name }) => then.has(name)),
    )
  const counts = await db.acrossWards((trx) => insertAll(trx, file, end))
  await migrate(db)
  return { counts, rows: Object.values(counts).reduce((sum, count) => sum + count, 0), sha256: end.sha256 }
}

async function refuseFilled(db: Db): Promise<void> {
  if (!(await hasSchema(db))) return
  const filled = await db.acrossWards((trx) => sql`select 1 from ward limit 1`.execute(trx))
  if (filled.rows.length === 0) return
  throw new BackupRefusal(
    'backup.target-not-empty',
    'Nơi phục hồi đã có dữ liệu. Hãy chọn thư mục hoặc cơ sở dữ liệu trống.',
  )
}

async function insertAll(trx: Tx, file: string, end: ArchiveEnd): Promise<Record<string, number>> {
  const counts: Record<string, number> = Object.fromEntries(
    Object.keys(end.counts).map((table) => [table, 0]),
  )
  for await (const { table, rows } of batchesOf(file, batchSize)) {
    if (!(table in counts))
      throw new BackupRefusal('backup.damaged', 'Tệp sao lưu bị hỏng. Hãy dùng bản khác.')
    await insertBatch(trx, table, rows)
    counts[table]! += rows.length
  }
  // Jobs are not in a backup: messages not finished then are handed over anew.
  await sql`update outbox set relayed_at = null where done_at is null`.execute(trx)
  return counts
}

/** Columns are named, so that a column added since keeps its default. */
async function insertBatch(trx: Tx, table: string, rows: string[]): Promise<void> {
  const columns = sql.join(Object.keys(JSON.parse(rows[0]!) as object).map((name) => sql.ref(name)))
  await sql`
    insert into ${sql.table(table)} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${`[${rows.join(',')}]`}::jsonb)`.execute(
    trx,
  )
}

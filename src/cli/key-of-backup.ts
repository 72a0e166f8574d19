import { existsSync } from 'node:fs'
import { otherBackupKey, type ArchiveHeader } from '#db/backup/index.ts'
import { systemClock } from '#lib/clock.ts'
import { keyNameOf, keyProofOf, noteTypedBack, readKeyFile, writeKeyFile } from '#modules/vault/index.ts'
import { CliRefusal, type Cli } from './cli.ts'
import { keyOfWords, refuseKeyThere } from './key-recover.ts'
import type { DataPlaces } from './open-data.ts'

type Wanted = { places: DataPlaces; header: ArchiveHeader; words: string | undefined }

/** `keep` writes the key file, once everything is restored with the key; nothing when the file was there. */
type Found = { masterKey: Buffer; keep(): void }

/**
 * The key of a backup: the key file when it is the one, else the words of its recovery sheet. A key file that is there is never
 * written over, so it must be moved away before words are asked for.
 */
export async function keyOfBackup(cli: Cli, { places, header, words }: Wanted): Promise<Found> {
  const { keyFile } = places
  if (words === undefined && existsSync(keyFile)) return keyOfFile(keyFile, header)
  if (words === undefined && !cli.input.isTTY) throw lostKey(keyFile, header)
  refuseKeyThere(keyFile)
  if (words === undefined) cli.errorOut(lostKey(keyFile, header).message)
  const masterKey = await keyOfWords(cli, words)
  if (keyProofOf(masterKey) !== header.keyProof) throw otherSheet(masterKey, header)
  const keep = () => {
    writeKeyFile(keyFile, masterKey)
    noteTypedBack(keyFile, masterKey, systemClock.now())
  }
  return { masterKey, keep }
}

function keyOfFile(keyFile: string, header: ArchiveHeader): Found {
  const masterKey = readKeyFile(keyFile)
  if (keyProofOf(masterKey) !== header.keyProof) throw otherBackupKey(header)
  return { masterKey, keep: () => {} }
}

function lostKey(keyFile: string, { keyName }: ArchiveHeader): CliRefusal {
  return new CliRefusal(
    'key-missing',
    `Chưa có tệp khóa ${keyFile}. Không có khóa thì tên, số giấy tờ và mọi phần riêng của bà con trong bản sao lưu không đọc được. Lấy phiếu khôi phục mang dấu khóa ${keyName} ra và gõ các từ trên phiếu (không có bàn phím thì dùng --recovery-words).`,
  )
}

function otherSheet(masterKey: Buffer, { keyName }: ArchiveHeader): CliRefusal {
  return new CliRefusal(
    'backup.other-key',
    `Phiếu vừa gõ có dấu khóa ${keyNameOf(masterKey)}, bản sao lưu này cần phiếu có dấu ${keyName}. Tìm đúng phiếu rồi chạy lại.`,
  )
}

import { existsSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Db } from '#db/client.ts'
import { syncFolder } from '#lib/os/sync-tree.ts'
import type { Instant } from '#lib/plain-date.ts'
import { KeyFileRefusal, nextKeyFile, readKeyFile, wayBack, writeKeyFile } from './key-file.ts'
import { noteFile, noteTypedBack } from './sheet-note.ts'
import { fitOfMasterKey, rewrapAll, type MasterFit } from './wrapping.ts'

/**
 * Another master key for all wards, once its sheet was typed back. The new file is on the disk before anything is wrapped by it,
 * one transaction wraps everything, then the file takes the old one's place: whenever this is cut short, one of the two files
 * opens the data, and `settleKeyFile` of the next start finds out which. Answers how many keys were wrapped anew.
 */
export async function replaceMasterKey(
  db: Db,
  keyFile: string,
  { masterKey, at }: { masterKey: Buffer; at: Instant },
): Promise<number> {
  const next = nextKeyFile(keyFile)
  writeKeyFile(next, masterKey)
  noteTypedBack(next, masterKey, at)
  const old = readKeyFile(keyFile)
  const count = await db.acrossWards((trx) => rewrapAll(trx, old, masterKey))
  takePlace(keyFile)
  return count
}

/** Finishes or forgets a change of the master key that was cut short: whichever file opens the data is the key. */
export async function finishMasterChange(db: Db, keyFile: string): Promise<void> {
  const next = nextKeyFile(keyFile)
  if (await isChangeUnfinished(db, keyFile)) takePlace(keyFile)
  else if (existsSync(next) && ['opens', 'no-wards'].includes(await fitOf(db, keyFile))) forget(next)
  else if (!existsSync(next) && existsSync(noteFile(next))) renameSync(noteFile(next), noteFile(keyFile))
}

/** True when the wards were wrapped by the new key and its file does not stand in its place yet. */
export async function isChangeUnfinished(db: Db, keyFile: string): Promise<boolean> {
  const next = nextKeyFile(keyFile)
  return existsSync(next) && (await fitOf(db, next)) === 'opens'
}

/**
 * Asked at every start: settles a change that was cut short, then makes sure that the key file opens the keys of every ward.
 * Throws KeyFileRefusal, in words that lead to the recovery sheet.
 */
export async function settleKeyFile(db: Db, keyFile: string): Promise<void> {
  await finishMasterChange(db, keyFile)
  if ((await fitOfMasterKey(db, readKeyFile(keyFile))) === 'other') throw otherKey(keyFile)
}

export function otherKey(keyFile: string): KeyFileRefusal {
  return new KeyFileRefusal(
    'key-other',
    `Tệp khóa ${keyFile} là khóa của dữ liệu khác, không mở được dữ liệu này. Dữ liệu vẫn còn nguyên. Đổi tên tệp ấy để giữ lại. ${wayBack}`,
  )
}

function takePlace(keyFile: string): void {
  const next = nextKeyFile(keyFile)
  renameSync(next, keyFile)
  if (existsSync(noteFile(next))) renameSync(noteFile(next), noteFile(keyFile))
  syncFolder(dirname(keyFile))
}

function forget(next: string): void {
  for (const file of [next, noteFile(next)]) rmSync(file, { force: true })
}

/** A file that was cut while it was written, or is not there, opens nothing. */
async function fitOf(db: Db, file: string): Promise<MasterFit | 'unreadable'> {
  try {
    return await fitOfMasterKey(db, readKeyFile(file))
  } catch (error) {
    if (error instanceof KeyFileRefusal) return 'unreadable'
    throw error
  }
}

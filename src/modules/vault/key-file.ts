import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { BackupKey } from '#db/backup/index.ts'
import { isOpenToOthers } from '#lib/os/file-rights.ts'
import { syncFolder } from '#lib/os/sync-tree.ts'

/** The master key is missing, damaged or another one: nothing personal can be read, so nothing starts. */
export class KeyFileRefusal extends Error {
  readonly code: 'key-missing' | 'key-damaged' | 'key-other'
  constructor(code: KeyFileRefusal['code'], message: string) {
    super(message)
    this.code = code
  }
}

const first = 'motcua-master-key-1 '

/** A master key that lies nowhere yet. */
export function newMasterKey(): Buffer {
  return randomBytes(32)
}

/** Makes a master key and keeps it at once: the demonstration, which holds nobody's data, and tests. */
export function makeKeyFile(file: string): void {
  writeKeyFile(file, newMasterKey())
}

/** Keeps a master key in a file of its owner alone. Never overwrites: a lost key is lost data. */
export function writeKeyFile(file: string, masterKey: Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(file, `${first}${Buffer.from(masterKey).toString('base64url')}\n`, {
    flag: 'wx',
    mode: 0o600,
    flush: true,
  })
  syncFolder(dirname(file))
}

/** A new master key waits here while the keys of the wards are wrapped by it. */
export function nextKeyFile(file: string): string {
  return `${file}.next`
}

/** Where the words are that bring a lost key back; said wherever a key is missing. */
export const wayBack =
  'Lấy phiếu khôi phục trong phong bì ra, chạy: npm run -s motcua -- key recover, rồi gõ các từ trên phiếu.'

export function readKeyFile(file: string): Buffer {
  let text: string
  try {
    text = readFileSync(file, 'utf8').trim()
  } catch {
    throw new KeyFileRefusal(
      'key-missing',
      `Không đọc được tệp khóa ${file}. Dữ liệu vẫn còn, nhưng thiếu khóa thì không mở được. ${wayBack}`,
    )
  }
  const key = Buffer.from(text.slice(first.length), 'base64url')
  if (!text.startsWith(first) || key.length !== 32) {
    throw new KeyFileRefusal('key-damaged', `Tệp khóa ${file} bị hỏng. Đổi tên tệp ấy để giữ lại. ${wayBack}`)
  }
  return key
}

export type KeyFileState = 'ok' | 'missing' | 'damaged' | 'open-to-others'

/** What start and doctor say of the key file, without throwing. */
export function keyFileState(file: string): KeyFileState {
  try {
    readKeyFile(file)
    return isOpenToOthers(file) ? 'open-to-others' : 'ok'
  } catch (error) {
    if (error instanceof KeyFileRefusal) return error.code === 'key-missing' ? 'missing' : 'damaged'
    throw error
  }
}

/** Names a master key without saying it: a backup carries this, so that the wrong key is refused before anything is made. */
export function keyProofOf(masterKey: Buffer): string {
  return createHmac('sha256', masterKey).update('motcua key proof').digest('base64url')
}

/** What a backup needs of a master key. */
export function backupKeyOf(masterKey: Buffer): BackupKey {
  const signing = Buffer.from(hkdfSync('sha256', masterKey, '', 'motcua backup', 32))
  return {
    proof: keyProofOf(masterKey),
    name: keyNameOf(masterKey),
    sign: (text) => createHmac('sha256', signing).update(text).digest('base64url'),
  }
}

/** A short name of a master key, printed on its sheet, so that sheets, keys and backups can be told apart. */
export function keyNameOf(masterKey: Buffer): string {
  const name = createHmac('sha256', masterKey)
    .update('motcua key name')
    .digest('hex')
    .slice(0, 6)
    .toUpperCase()
  return `${name.slice(0, 4)}-${name.slice(4)}`
}

/** What an installation answers to "who are you": the same for whoever has its key file, and nothing to anybody else. */
export function installationOf(keyFile: string): string {
  const key = readKeyFile(keyFile)
  return createHmac('sha256', key).update('motcua installation').digest('base64url').slice(0, 22)
}

/** Keys that others know: all bytes alike, as in examples and tests. */
export function isKnownKey(masterKey: Buffer): boolean {
  return masterKey.every((byte) => byte === masterKey[0])
}

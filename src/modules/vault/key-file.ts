import { createHmac, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { isOpenToOthers } from '#lib/os/file-rights.ts'

/** The master key is missing or damaged: nothing personal can be read, so nothing starts. */
export class KeyFileRefusal extends Error {
  readonly code: 'key-missing' | 'key-damaged'
  constructor(code: 'key-missing' | 'key-damaged', message: string) {
    super(message)
    this.code = code
  }
}

const first = 'motcua-master-key-1 '

/** Makes the master key (setup, first start). Never overwrites: a lost key is lost data. */
export function makeKeyFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(file, `${first}${randomBytes(32).toString('base64url')}\n`, {
    flag: 'wx',
    mode: 0o600,
    flush: true,
  })
}

export function readKeyFile(file: string): Buffer {
  let text: string
  try {
    text = readFileSync(file, 'utf8').trim()
  } catch {
    throw new KeyFileRefusal(
      'key-missing',
      `Không đọc được tệp khóa ${file}. Thiếu tệp này thì không mở được dữ liệu cá nhân.`,
    )
  }
  const key = Buffer.from(text.slice(first.length), 'base64url')
  if (!text.startsWith(first) || key.length !== 32) {
    throw new KeyFileRefusal('key-damaged', `Tệp khóa ${file} bị hỏng. Hãy chép lại từ bản giữ riêng.`)
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

/** Keys that others know: all bytes alike, as in examples and tests. */
export function isKnownKey(masterKey: Buffer): boolean {
  return masterKey.every((byte) => byte === masterKey[0])
}

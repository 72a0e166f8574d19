import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { isOpenToOthers } from '#lib/os/file-rights.ts'
import type { Issuer } from './issuer.ts'

/** The file of the issuer cannot be used: without it no device in the hall is let in, and nothing else suffers. */
export class IssuerRefusal extends Error {
  readonly code: 'damaged' | 'open-to-others'
  constructor(code: 'damaged' | 'open-to-others', message: string) {
    super(message)
    this.code = code
  }
}

/** Beside the master key, never in the data directory: `keys/master.key` has `keys/master.hall.pem`. */
export function issuerFileOf(keyFile: string): string {
  return join(dirname(keyFile), `${basename(keyFile, extname(keyFile))}.hall.pem`)
}

/**
 * Makes the issuer when there is none (setup, first start). Never overwrites: devices trust the old one.
 * What signs is loaded only when it is needed: most commands and most starts do without.
 */
export async function makeIssuerFile(file: string, ward: { name: string; now: Date }): Promise<void> {
  if (existsSync(file)) return
  const { newIssuer } = await import('./issuer.ts')
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const text = await newIssuer(ward.name, ward.now)
  writeFileSync(file, text, { flag: 'wx', mode: 0o600, flush: true })
}

export async function readIssuerFile(file: string): Promise<Issuer> {
  if (isOpenToOthers(file)) {
    const say = `Người khác trên máy đọc được ${file}. Chạy: chmod 600 ${file}`
    throw new IssuerRefusal('open-to-others', say)
  }
  const { parseIssuer } = await import('./issuer.ts')
  try {
    return await parseIssuer(readFileSync(file, 'utf8'))
  } catch {
    const say = `Tệp chứng thư ${file} bị hỏng. Chép lại từ bản giữ riêng; không có thì xóa tệp, mở lại và kết nối lại các máy.`
    throw new IssuerRefusal('damaged', say)
  }
}

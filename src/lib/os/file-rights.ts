import { statSync } from 'node:fs'

/** True when others on the machine could read the file (not known on Windows). */
export function isOpenToOthers(file: string): boolean {
  return process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0
}

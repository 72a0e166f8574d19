import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Where a program lies on the given PATH, or nothing. */
export function findProgram(name: string, searchPath: string): string | undefined {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : ['']
  const folders = searchPath.split(delimiter).filter(Boolean)
  return folders
    .flatMap((folder) => endings.map((ending) => join(folder, name + ending)))
    .find((file) => existsSync(file))
}

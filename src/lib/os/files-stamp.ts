import { statSync } from 'node:fs'

/** Name, size and time of change of every file: the same as long as nobody touched one of them. */
export function stampOf(files: readonly string[]): string {
  return files
    .map((file) => {
      const found = statSync(file, { throwIfNoEntry: false })
      return `${file} ${found?.size} ${found?.mtimeMs}`
    })
    .join('\n')
}

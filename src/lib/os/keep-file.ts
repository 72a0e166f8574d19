import { renameSync, writeFileSync } from 'node:fs'

/** Keeps what may be made anew: whole or not at all. A folder that is read-only, or not there, costs time and nothing else. */
export function keepFile(file: string, text: string): void {
  const draft = `${file}.${process.pid}`
  try {
    writeFileSync(draft, text)
    renameSync(draft, file)
  } catch {
    // It will be made again the next time.
  }
}

import { existsSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Procedure } from '#domain/procedure/procedure.ts'
import { readProcedures } from './catalogue.ts'

/**
 * The procedures, from what an earlier command read and checked when no file has changed since: reading YAML is a third
 * of the time of a look-up. Kept in `besides`, the folder of the built program, so that a new build begins anew; without
 * such a folder, or one that cannot be written to, the files are read every time.
 */
export function readKeptProcedures(dir: string, besides: string): Procedure[] {
  const file = join(besides, 'procedures.json')
  const stamp = stampOf(dir, besides)
  const kept = existsSync(file) ? parseKept(readFileSync(file, 'utf8')) : undefined
  if (kept?.stamp === stamp) return kept.procedures
  const procedures = readProcedures(dir)
  keep(file, JSON.stringify({ stamp, procedures }))
  return procedures
}

/** Name, size and time of change of every file, and when the program was built. */
function stampOf(dir: string, besides: string): string {
  const root = join(dir, 'procedures')
  const files = readdirSync(root).map((id) => join(root, id, 'procedure.yaml'))
  return [...files, join(besides, '.built')].map((file) => {
    const found = statSync(file, { throwIfNoEntry: false })
    return `${file} ${found?.size} ${found?.mtimeMs}`
  }).join('\n')
}

function parseKept(text: string): { stamp: string; procedures: Procedure[] } | undefined {
  try {
    return JSON.parse(text) as { stamp: string; procedures: Procedure[] }
  } catch {
    // Cut short by a full disk: it is read again and written anew.
    return undefined
  }
}

function keep(file: string, text: string): void {
  const draft = `${file}.${process.pid}`
  try {
    writeFileSync(draft, text)
    renameSync(draft, file)
  } catch {
    // A program folder that is read-only, or not there, costs time and nothing else.
  }
}

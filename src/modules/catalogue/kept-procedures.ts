import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { keepFile } from '#lib/os/keep-file.ts'
import { stampOf } from '#lib/os/files-stamp.ts'
import type { Procedure } from '#domain/procedure/procedure.ts'
import { readProcedures } from './catalogue.ts'

/**
 * The procedures, from what an earlier command read and checked when no file has changed since: reading YAML is a third
 * of the time of a look-up. Kept in `besides`, the folder of the built program, so that a new build begins anew; without
 * such a folder, or one that cannot be written to, the files are read every time.
 */
export function readKeptProcedures(dir: string, besides: string): Procedure[] {
  const file = join(besides, 'procedures.json')
  const stamp = stampOf([...procedureFiles(dir), join(besides, '.built')])
  const kept = existsSync(file) ? parseKept(readFileSync(file, 'utf8')) : undefined
  if (kept?.stamp === stamp) return kept.procedures
  const procedures = readProcedures(dir)
  keepFile(file, JSON.stringify({ stamp, procedures }))
  return procedures
}

function procedureFiles(dir: string): string[] {
  const root = join(dir, 'procedures')
  return readdirSync(root).map((id) => join(root, id, 'procedure.yaml'))
}

function parseKept(text: string): { stamp: string; procedures: Procedure[] } | undefined {
  try {
    return JSON.parse(text) as { stamp: string; procedures: Procedure[] }
  } catch {
    // Cut short by a full disk: it is read again and written anew.
    return undefined
  }
}

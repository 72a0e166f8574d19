import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { keepFile } from '#lib/os/keep-file.ts'
import { stampOf } from '#lib/os/files-stamp.ts'
import type { FormDefinition } from '#domain/form/index.ts'
import { tryForms } from '#modules/forms/index.ts'
import { PaperFault } from '#print/typst.ts'
import { CatalogueFault } from '../read-yaml.ts'
import { trySlips } from './try-slips.ts'

/**
 * Every paper of the catalogue is printed once for nobody before anybody waits for one; a template that does not compile
 * throws CatalogueFault. With `besides`, the folder of the built program, papers found good are not tried again until one changes.
 */
export function checkPapers(
  { dir, forms }: { dir: string; forms: ReadonlyMap<string, FormDefinition> },
  besides?: string,
): void {
  const kept = besides && join(besides, 'papers-tried')
  const stamp = stampOf([
    ...filesUnder(join(dir, 'forms')),
    ...filesUnder(join(dir, 'slips')),
    ...(besides ? [join(besides, '.built')] : []),
  ])
  if (kept && existsSync(kept) && readFileSync(kept, 'utf8') === stamp) return
  try {
    tryForms(dir, forms.values())
    trySlips(dir)
  } catch (error) {
    if (!(error instanceof PaperFault)) throw error
    throw new CatalogueFault({ file: join(dir, error.file), line: error.line, field: '' }, error.say)
  }
  if (kept) keepFile(kept, stamp)
}

function filesUnder(root: string): string[] {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && /\.(typ|yaml)$/.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort()
}

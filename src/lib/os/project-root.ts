import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

let known: string | undefined

/** The checkout this program runs from: catalogue and migrations are read from there, bundled or not. */
export function projectRoot(): string {
  known ??= climb(import.meta.dirname)
  return known
}

function climb(folder: string): string {
  const manifest = join(folder, 'package.json')
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'motcua') return folder
  const parent = dirname(folder)
  if (parent === folder)
    throw new Error('The program was moved out of its checkout: package.json is missing above it')
  return climb(parent)
}

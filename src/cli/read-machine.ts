import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MachineReadings } from '#db/read-safety.ts'
import { projectRoot } from '#lib/os/project-root.ts'
import { isKnownKey, keyFileState, readKeyFile } from '#modules/vault/index.ts'

export type MachineFacts = {
  keyFile: string
  databaseUrl: string | undefined
  publicUrl: string | undefined
  now: number
  isTlsCheckOff: boolean
}

/** What start and doctor must know of the machine and the configuration before anything is served. */
export function readMachine({
  keyFile,
  databaseUrl,
  publicUrl,
  now,
  isTlsCheckOff,
}: MachineFacts): MachineReadings {
  const state = keyFileState(keyFile)
  const isKnown = (state === 'ok' || state === 'open-to-others') && isKnownKey(readKeyFile(keyFile))
  return {
    keyFile: state,
    hasDefaultSecret: isKnown || hasKnownPassword(databaseUrl),
    now,
    builtAt: readBuiltAt(),
    publicUrl,
    isTlsCheckOff,
  }
}

/** Passwords that stand in manuals and examples. */
const knownPasswords = ['postgres', 'password', 'motcua', 'changeme', 'admin', '123456', 'secret']

function hasKnownPassword(databaseUrl: string | undefined): boolean {
  if (databaseUrl === undefined || !URL.canParse(databaseUrl)) return false
  return knownPasswords.includes(decodeURIComponent(new URL(databaseUrl).password).toLowerCase())
}

/** When the program was built; undefined when it runs from its sources. */
function readBuiltAt(): number | undefined {
  const stamp = join(projectRoot(), 'dist', '.built')
  if (!existsSync(stamp)) return undefined
  const built = Date.parse(readFileSync(stamp, 'utf8'))
  return Number.isNaN(built) ? undefined : built
}

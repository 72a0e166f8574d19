import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findProgram } from '#lib/os/find-program.ts'
import { projectRoot } from '#lib/os/project-root.ts'
import { chromiumPath } from './browser.ts'
import type { Answered, Wanted } from './phone-client.ts'

/** A phone on the office network: a machine of its own as far as the network goes, with one wire to this one. */
export type PhoneNetwork = {
  /** The address of the office PC on that wire. */
  address: string
  /** Asks from the phone; the certificate authority it trusts is a file, or none. */
  ask(wanted: Wanted[], trusted?: string): Answered[]
  /** A program that starts the browser on the phone. */
  browser: string
  /** A home whose browser trusts that authority, beside those of the world. */
  homeThatTrusts(certificateFile: string): string
  close(): void
}

const path = process.env.PATH ?? ''

function run(program: string, ...words: string[]): void {
  execFileSync(program, words, { stdio: ['ignore', 'ignore', 'pipe'] })
}

/** Undefined where this machine does not allow namespaces, with one line that says so. */
export function openPhoneNetwork(): PhoneNetwork | undefined {
  const tag = String(process.pid % 100_000)
  const [name, wire, net] = [`motcua-phone-${tag}`, `mchall${tag}`, 100 + (process.pid % 100)]
  const [address, phone] = [`10.213.${net}.1`, `10.213.${net}.2`]
  if (!findProgram('ip', path) || spawnSync('ip', ['netns', 'add', name]).status !== 0) {
    process.stderr.write(
      'Máy này không cho lập mạng riêng (ip netns): kiểm thử qua mạng của phòng bị bỏ qua.\n',
    )
    return undefined
  }
  const folder = mkdtempSync(join(tmpdir(), 'motcua-phone-'))
  const close = () => {
    spawnSync('ip', ['link', 'del', wire])
    spawnSync('ip', ['netns', 'del', name])
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', close)
  try {
    run('ip', 'link', 'add', wire, 'type', 'veth', 'peer', 'name', 'wlan0', 'netns', name)
    run('ip', 'addr', 'add', `${address}/24`, 'dev', wire)
    run('ip', 'link', 'set', wire, 'up')
    run('ip', '-n', name, 'addr', 'add', `${phone}/24`, 'dev', 'wlan0')
    for (const link of ['wlan0', 'lo']) run('ip', '-n', name, 'link', 'set', link, 'up')
  } catch (error) {
    close()
    throw error
  }
  const browser = join(folder, 'browser')
  writeFileSync(browser, `#!/bin/sh\nexec ip netns exec ${name} '${chromiumPath}' "$@"\n`)
  chmodSync(browser, 0o755)
  return {
    address,
    browser,
    close,
    ask: (wanted, trusted = '') => askFrom(name, wanted, trusted),
    homeThatTrusts: (certificateFile) => homeIn(folder, certificateFile),
  }
}

function askFrom(name: string, wanted: Wanted[], trusted: string): Answered[] {
  const client = join(projectRoot(), 'e2e/phone-client.ts')
  const words = ['netns', 'exec', name, process.execPath, client, JSON.stringify(wanted), trusted]
  return JSON.parse(execFileSync('ip', words, { encoding: 'utf8' })) as Answered[]
}

export const hasCertificateStore = findProgram('certutil', path) !== undefined

function homeIn(folder: string, certificateFile: string): string {
  const home = mkdtempSync(join(folder, 'home-'))
  const store = join(home, '.pki/nssdb')
  run('mkdir', '-p', store)
  run('certutil', '-d', `sql:${store}`, '-N', '--empty-password')
  run('certutil', '-d', `sql:${store}`, '-A', '-t', 'C,,', '-n', 'mot cua', '-i', certificateFile)
  return home
}

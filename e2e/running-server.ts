import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '#lib/os/project-root.ts'

export type RunningServer = {
  address: string
  linkOf(name: string): string
  hall: Hall | null
  /** What it was started with, for another command beside it. */
  settings: Record<string, string>
  /** Ends the program; `look` may read the data directory it leaves before that is removed. */
  stop(look?: (dataDir: string, dir: string) => Promise<void>): Promise<void>
}

type Hall = { address: string; addresses: string[]; fingerprint: string; certificateUntil: string }
type Started = { address: string; links: { name: string; url: string }[]; hall: Hall | null }
type Refused = { error: { code: string; message: string } }

/**
 * The real program on a data directory of its own, as a newcomer starts it; `settings` beside those every run has. `keepWords` keeps
 * what it says and its temporary files beside its data, for a test that reads them.
 */
export async function runningServer(
  settings: Record<string, string> = {},
  { keepWords = false } = {},
): Promise<RunningServer> {
  const dir = mkdtempSync(join(tmpdir(), 'motcua-e2e-'))
  const log = keepWords ? openSync(join(dir, 'program.log'), 'a') : 'inherit'
  const env = {
    PATH: '',
    DATA_DIR: join(dir, 'data'),
    KEY_FILE: join(dir, 'keys/master.key'),
    PORT: String(await freePort()),
    ...settings,
    ...(keepWords ? { TMPDIR: mkdirAt(join(dir, 'tmp')) } : {}),
  }
  const child = spawn(process.execPath, [join(projectRoot(), 'dist/motcua.js'), 'start', '--json'], {
    env,
    stdio: ['ignore', 'pipe', log],
  })
  const started = await new Promise<Started>((resolve, reject) => {
    let said = ''
    child.stdout!.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (!said.includes('\n')) return
      const line = JSON.parse(said.slice(0, said.indexOf('\n'))) as Started | Refused
      if ('error' in line) reject(new Error(`The program refused to start: ${line.error.code}`))
      else resolve(line)
    })
    child.once('exit', (code) => reject(new Error(`The program ended with ${code} before it was ready`)))
  })
  return {
    address: started.address,
    hall: started.hall,
    settings: env,
    linkOf: (name) => started.links.find((link) => link.name === name)!.url,
    stop: async (look) => {
      // One that fell over during the tests has said so already; waiting for it again would never end.
      if (child.exitCode === null && child.signalCode === null) {
        await new Promise((resolve) => {
          child.once('exit', resolve)
          child.kill('SIGTERM')
        })
      }
      try {
        await look?.(join(dir, 'data'), dir)
      } finally {
        rmSync(dir, { recursive: true, force: true })
      }
    },
  }
}

function mkdirAt(path: string): string {
  mkdirSync(path)
  return path
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}

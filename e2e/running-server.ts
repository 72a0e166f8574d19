import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '#lib/os/project-root.ts'

export type RunningServer = { address: string; linkOf(name: string): string; stop(): Promise<void> }

type Started = { address: string; links: { name: string; url: string }[] }

/** The real program on a data directory of its own, as a newcomer starts it. */
export async function runningServer(): Promise<RunningServer> {
  const dir = mkdtempSync(join(tmpdir(), 'motcua-e2e-'))
  const child = spawn(process.execPath, [join(projectRoot(), 'dist/motcua.js'), 'start', '--json'], {
    env: { PATH: '', DATA_DIR: join(dir, 'data'), KEY_FILE: join(dir, 'keys/master.key'), PORT: String(await freePort()) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const started = await new Promise<Started>((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('\n')) resolve(JSON.parse(said.slice(0, said.indexOf('\n'))) as Started)
    })
    child.once('exit', (code) => reject(new Error(`The program ended with ${code} before it was ready`)))
  })
  return {
    address: started.address,
    linkOf: (name) => started.links.find((link) => link.name === name)!.url,
    stop: () => new Promise((resolve) => {
      child.once('exit', () => {
        rmSync(dir, { recursive: true, force: true })
        resolve()
      })
      child.kill('SIGTERM')
    }),
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}

import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { projectRoot } from '#lib/os/project-root.ts'
import type { BenchLine } from './measure.ts'
import { seededWard } from './seeded-ward.ts'

/** From the command to the first answer of /readyz on a data directory of 100,000 dossiers, and what it then holds. */
export async function run(): Promise<BenchLine[]> {
  const seeded = await seededWard(100_000)
  try {
    const starts = []
    for (let turn = 0; turn < 3; turn++) starts.push(await startOnce(seeded.dataDir, seeded.keyFile))
    const seconds = starts.map((start) => start.seconds).sort((a, b) => a - b)
    const resident = Math.max(...starts.map((start) => start.mib))
    return [
      { name: 'start', figure: Math.round(seconds[1]! * 100) / 100, unit: 's' },
      { name: 'start-resident', figure: Math.round(resident), unit: 'MiB' },
    ]
  } finally {
    seeded.remove()
  }
}

async function startOnce(dataDir: string, keyFile: string): Promise<{ seconds: number; mib: number }> {
  const port = await freePort()
  const began = performance.now()
  const child = spawn(process.execPath, [join(projectRoot(), 'dist/motcua.js'), 'start'], {
    env: { PATH: '', DATA_DIR: dataDir, KEY_FILE: keyFile, PORT: String(port) },
    stdio: 'ignore',
  })
  try {
    while (!(await isReady(port))) await new Promise((resolve) => setTimeout(resolve, 10))
    const seconds = (performance.now() - began) / 1_000
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
    return { seconds, mib: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024 }
  } finally {
    child.kill('SIGTERM')
    await new Promise((resolve) => child.once('exit', resolve))
  }
}

async function isReady(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/readyz`)).status === 200
  } catch {
    return false
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

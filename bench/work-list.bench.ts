import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { openDb } from '#db/client.ts'
import { projectRoot } from '#lib/os/project-root.ts'
import { systemClock } from '#lib/clock.ts'
import { systemIds } from '#lib/ids.ts'
import { listWardRows, sessionsOver } from '#modules/accounts/index.ts'
import { loadCatalogue } from '#modules/catalogue/index.ts'
import { devicesOver } from '#modules/devices/index.ts'
import { openVault } from '#modules/vault/index.ts'
import { webApp } from '#web/app.ts'
import { onOtherCore, type BenchLine } from './measure.ts'
import { renderLines } from './desk-page-peer.ts'
import { anOfficer, seededWard } from './seeded-ward.ts'

/**
 * The officer's work list over HTTP: session, rights, forced row-level security, thirty visits and the twenty soonest of 100,000
 * dossiers, sealed names opened, rendered, strict headers. The generator runs on the other core.
 */
export async function run(): Promise<BenchLine[]> {
  const seeded = await seededWard(100_000)
  try {
    const db = await openDb({ dataDir: seeded.dataDir })
    const vault = await openVault(db, seeded.keyFile)
    const [ward] = await db.acrossWards((trx) => listWardRows(trx))
    const { cookie } = await anOfficer(db, vault, ward!)
    const catalogue = loadCatalogue(join(projectRoot(), 'catalogue'))
    const app = webApp({
      db,
      vault,
      catalogue,
      clock: systemClock,
      ids: systemIds,
      wards: new Map([[ward!.wardId, ward!]]),
      publicWard: ward!,
      publicUrl: undefined,
      sessions: sessionsOver(db, systemClock),
      devices: devicesOver(db, systemClock),
      assets: { dir: '', manifest: {} },
      secure: false,
      ticketPrinter: null,
      paperPrinter: null,
      requestsPerMinute: 1e9,
      log: () => {},
    })
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
    await new Promise((resolve) => server.once('listening', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/quay`
    await load(url, cookie, 5)
    const { requests, latency, non2xx } = await load(url, cookie, 15)
    const html = await (await fetch(url, { headers: { cookie } })).text()
    server.close()
    await db.close()
    if (non2xx > 0 || !html.includes('Người Thử Số'))
      throw new Error(`The work list did not answer: ${non2xx} refused`)
    return [
      { figure: Math.round(requests.average), unit: 'pages/s', p99: latency.p99 },
      ...(await renderLines()),
    ]
  } finally {
    seeded.remove()
  }
}

type Loaded = { requests: { average: number }; latency: { p99: number }; non2xx: number }

function load(url: string, cookie: string, seconds: number): Promise<Loaded> {
  const words = [
    join(projectRoot(), 'node_modules/autocannon/autocannon.js'),
    '-j',
    '-c',
    '20',
    '-d',
    String(seconds),
    '-H',
    `cookie=${cookie}`,
    url,
  ]
  const [program, rest] = onOtherCore(process.execPath, words)
  return new Promise((resolve, reject) => {
    const child = spawn(program, rest, { stdio: ['ignore', 'pipe', 'ignore'] })
    let out = ''
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
    child.on('close', (code) =>
      code === 0 ? resolve(JSON.parse(out) as Loaded) : reject(new Error(`autocannon ended with ${code}`)),
    )
  })
}

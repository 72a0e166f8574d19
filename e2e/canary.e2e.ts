import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openDb } from '#db/client.ts'
import { projectRoot } from '#lib/os/project-root.ts'
import { systemClock } from '#lib/clock.ts'
import { aCanary, marks, walk, type People } from './canaries.ts'
import { enter, httpClient } from './http-client.ts'
import { findLeaks, findSecrets, patternsOf } from '#test/leaks/leak-search.ts'
import { runningServer, type RunningServer } from './running-server.ts'

const count = Number(process.env.MOTCUA_CANARIES ?? (process.env.MOTCUA_DEEP === '1' ? 1_000 : 10))
const patterns = Object.values(marks).flatMap(patternsOf)

let server: RunningServer | undefined
afterAll(() => server?.stop())

async function comeIn(server: RunningServer): Promise<People> {
  const { address } = server
  return {
    server: address,
    officer: await enter(address, server.linkOf('Cán bộ thử 1')),
    signer: await enter(address, server.linkOf('Người ký thử')),
    member: await enter(address, server.linkOf('Đội viên thử 1')),
    citizen: httpClient(address),
  }
}

/** A backup of what the program left, in the folder beside it. */
function backUp(dataDir: string, dir: string): void {
  const file = join(dir, 'backup.motcua')
  const env = { PATH: '', DATA_DIR: dataDir, KEY_FILE: join(dir, 'keys/master.key') }
  const made = spawnSync(process.execPath, [join(projectRoot(), 'dist/motcua.js'), 'backup', file], { env })
  expect(made.stderr.toString()).toBe('')
  writeFileSync(join(dir, 'backup-said.txt'), made.stdout)
}

it(
  `${count} invented people leave nothing readable on the disk`,
  async () => {
    // A ticket printer that never answers keeps its jobs waiting: what is to be printed must not lie open either.
    server = await runningServer({ PRINTER_ESCPOS: '127.0.0.1:9' }, { keepWords: true })
    const secrets = new Set<string>()
    const people = await comeIn(server)
    for (const name of ['Cán bộ thử 1', 'Người ký thử', 'Đội viên thử 1', 'Chủ tịch thử'])
      secrets.add(server.linkOf(name).split('/').at(-1)!.split('.').at(-1)!)
    await people.citizen.get('/ho-so')
    for (let n = 0; n < count; n++) {
      const clients = [people.officer, people.signer, people.member, people.citizen]
      for (const client of clients) client.comeFrom(`127.${1 + (n >> 7)}.0.${1 + (n & 127)}`)
      for (const code of await walk(people, aCanary(n), systemClock.now())) secrets.add(code)
    }
    for (const client of [people.officer, people.signer, people.member, people.citizen])
      for (const secret of client.secrets()) secrets.add(secret.split('.').at(-1)!)
    const { body: metrics } = await people.citizen.get('/metrics')
    await server.stop(async (dataDir, dir) => {
      backUp(dataDir, dir)
      writeFileSync(join(dir, 'metrics.txt'), metrics)
      const { leaks, bytes } = findLeaks(dir, patterns)
      expect(leaks.slice(0, 20)).toEqual([])
      expect(findSecrets(dir, secrets).slice(0, 20)).toEqual([])
      expect(secrets.size).toBeGreaterThan(10 + Math.floor(count / 5))
      expect(bytes).toBeGreaterThan(20_000_000)
      await expectControl(dataDir, dir)
      console.log(
        `GOAL P2 canaries=${count} patterns=${patterns.length} secrets=${secrets.size} megabytes=${Math.round(bytes / 1e6)} hits=0 PASS`,
      )
    })
  },
  count * 6_000 + 180_000,
)

/** The search must be able to find: one value unsealed on purpose, in the database and in a file, is found. */
async function expectControl(dataDir: string, dir: string): Promise<void> {
  const db = await openDb({ dataDir })
  await db.acrossWards((trx) =>
    trx
      .updateTable('counter')
      .set({ name: aCanary(1).name('Quầy') })
      .execute(),
  )
  await db.close()
  const { leaks } = findLeaks(dir, patterns)
  expect(leaks.map(({ file, as }) => `${file.includes('pg_wal')} ${as}`)).toContain('true utf-8')
  expect(leaks.map(({ file }) => file.includes('pg_wal'))).toContain(false)
}

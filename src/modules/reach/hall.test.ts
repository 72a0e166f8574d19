import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isWindows } from '#lib/os/platform.ts'
import type { Instant } from '#lib/plain-date.ts'
import { issuerFileOf, makeIssuerFile, readIssuerFile } from './issuer-file.ts'
import { openHall, type Hall } from './hall.ts'

let folder = ''
let file = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-hall-'))
  file = issuerFileOf(join(folder, 'keys', 'master.key'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const first = new Date('2026-11-24T01:30:00Z')
const after = (days: number) => new Date(first.getTime() + days * 86_400_000)

/** A hall whose clock and network the test moves. */
async function aHall(): Promise<{ hall: Hall; set(now: Date, addresses?: string[]): void }> {
  let [now, addresses] = [first, ['192.168.1.20']]
  await makeIssuerFile(file, { name: 'Phường Thử Nghiệm', now })
  const hall = await openHall({
    issuer: await readIssuerFile(file),
    clock: { now: () => now.toISOString() as Instant },
    port: 8343,
    addresses: () => addresses,
    name: () => 'may-quay-1.local',
  })
  return { hall, set: (next, where = addresses) => void ([now, addresses] = [next, where]) }
}

describe('the file of the authority', () => {
  it('lies beside the master key, for this account alone, and is never made anew', async () => {
    await makeIssuerFile(file, { name: 'Phường Thử', now: first })
    const text = readFileSync(file, 'utf8')
    if (!isWindows()) expect(statSync(file).mode & 0o777).toBe(0o600)
    await makeIssuerFile(file, { name: 'Phường Khác', now: after(1) })
    expect([file, readFileSync(file, 'utf8') === text]).toEqual([join(folder, 'keys/master.hall.pem'), true])
  })

  it('that is damaged, or open to others, is refused with what to do', async () => {
    await makeIssuerFile(file, { name: 'Phường Thử', now: first })
    chmodSync(file, 0o644)
    if (!isWindows()) await expect(readIssuerFile(file)).rejects.toMatchObject({ code: 'open-to-others' })
    chmodSync(file, 0o600)
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, 300))
    await expect(readIssuerFile(file)).rejects.toMatchObject({ code: 'damaged' })
  })
})

describe('the certificate of the hall', () => {
  it('is renewed a month before its end, by itself, and not before', async () => {
    const { hall, set } = await aHall()
    const before = hall.leaf()
    set(after(59))
    expect([await hall.refresh(), hall.leaf()]).toEqual([false, before])
    set(after(61))
    expect([await hall.refresh(), hall.warning()]).toEqual([true, null])
    expect(hall.leaf().notAfter).toEqual(after(61 + 90))
  })

  it('is renewed when the machine gets another address', async () => {
    const { hall, set } = await aHall()
    set(after(1), ['192.168.1.77', '10.1.1.4'])
    expect(await hall.refresh()).toBe(true)
    expect(hall.leaf().names).toEqual(['192.168.1.77', '10.1.1.4', 'may-quay-1.local'])
    expect(hall.origin()).toBe('https://192.168.1.77:8343')
    expect(await hall.refresh()).toBe(false)
  })

  it('warns when it was not renewed, when the issuer comes to its end, and when there is no network', async () => {
    const { hall, set } = await aHall()
    set(after(75))
    expect(hall.warning()).toEqual({ code: 'certificate-ends', days: 15 })
    set(after(3650 - 300))
    expect(hall.warning()).toEqual({ code: 'issuer-ends', days: 300 })
    set(after(1), [])
    await hall.refresh()
    expect([hall.warning()?.code, hall.origin()]).toEqual(['no-network', null])
  })

  it('never outlives the issuer, and is not made anew every minute on its last days', async () => {
    const { hall, set } = await aHall()
    set(after(3640))
    expect(await hall.refresh()).toBe(true)
    expect(hall.leaf().notAfter).toEqual(after(3650))
    expect(await hall.refresh()).toBe(false)
  })
})

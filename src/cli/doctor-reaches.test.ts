import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { installationOf, makeKeyFile } from '#modules/vault/index.ts'
import { readConfig } from '#src/config.ts'
import { examineReaches, hallFinding, issuerFinding, publicFinding } from './doctor-reaches.ts'
import { whoAnswers } from './who-answers.ts'

let folder = ''
let keyFile = ''
const servers: Server[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-reaches-'))
  keyFile = join(folder, 'keys/master.key')
  makeKeyFile(keyFile)
})
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve))
  rmSync(folder, { recursive: true, force: true })
})

/** Something that listens on this machine and says that to everybody. */
async function answering(text: string): Promise<number> {
  const server = createServer((_, answer) => answer.end(text))
  servers.push(server)
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

function told(reach: string, id = installationOf(keyFile)): string {
  return JSON.stringify({ product: 'motcua', id, reach })
}

async function statesWith(env: Record<string, string>): Promise<Record<string, string>> {
  const config = readConfig({ DATA_DIR: join(folder, 'data'), KEY_FILE: keyFile, ...env })
  return Object.fromEntries((await examineReaches(config)).map(({ name, state }) => [name, state]))
}

/** A port nobody listens on: it was free a moment ago and is given back. */
async function nobodysPort(): Promise<string> {
  const port = await answering('')
  await new Promise((resolve) => servers.pop()!.close(resolve))
  return String(port)
}

describe('what doctor says of the reaches', () => {
  it('at the desk: open, not open yet, or taken by another program', async () => {
    expect(await statesWith({ PORT: String(await answering(told('desk'))) })).toMatchObject({
      'tại quầy': 'ok',
    })
    expect(await statesWith({ PORT: await nobodysPort() })).toMatchObject({ 'tại quầy': 'note' })
    const others = [told('desk', 'another'), '<html>', '{"product":"motcua"}', 'x'.repeat(50_000)]
    for (const text of others)
      expect(await statesWith({ PORT: String(await answering(text)) })).toMatchObject({ 'tại quầy': 'mend' })
  })

  it('at home: ours, a stranger, nobody, and a proxy that hides who asks', async () => {
    const at = async (text: string) => {
      const PUBLIC_URL = `http://localhost:${await answering(text)}`
      return (await statesWith({ PORT: await nobodysPort(), PUBLIC_URL }))['bà con ở nhà']
    }
    expect(await at(told('public'))).toBe('ok')
    expect(await at(told('public', 'another'))).toBe('mend')
    expect(await at('<html>')).toBe('mend')
    expect(await at(told('desk'))).toBe('mend')
    const hides = publicFinding(
      'https://a.vn',
      { kind: 'program', id: 'x', reach: 'desk', certificateUntil: null },
      'x',
    )
    expect(hides.say).toContain('X-Forwarded-For')
    const gone = `http://localhost:${await nobodysPort()}`
    expect(await whoAnswers(gone)).toEqual({ kind: 'nobody', code: 'ECONNREFUSED' })
    expect(await statesWith({ PORT: await nobodysPort(), PUBLIC_URL: gone })).toMatchObject({
      'bà con ở nhà': 'mend',
    })
  })

  it('in the hall: how to open it while it is closed, and what stands in the way when it is not trusted', async () => {
    expect(await statesWith({ PORT: await nobodysPort() })).toMatchObject({ 'trong phòng': 'note' })
    const known = { ours: 'x', isRunning: true }
    const at = 'https://192.168.1.20:8343'
    const until = (days: number) => new Date(Date.now() + days * 86_400_000)
    const program = { kind: 'program', id: 'x', reach: 'hall' } as const
    expect(hallFinding(at, { ...program, certificateUntil: until(60) }, known).state).toBe('ok')
    expect(hallFinding(at, { ...program, certificateUntil: until(19) }, known).state).toBe('mend')
    expect(hallFinding(at, { ...program, id: 'y', certificateUntil: until(60) }, known).state).toBe('mend')
    expect(hallFinding(at, { kind: 'untrusted', code: 'CERT_HAS_EXPIRED' }, known).say).toContain('hết hạn')
    expect(hallFinding(at, { kind: 'untrusted', code: 'SELF_SIGNED_CERT_IN_CHAIN' }, known).say).toContain(
      'không dùng chứng thư của phường',
    )
    expect(hallFinding(at, { kind: 'nobody', code: 'ECONNREFUSED' }, known).state).toBe('mend')
    expect(
      hallFinding(at, { kind: 'nobody', code: 'ECONNREFUSED' }, { ours: 'x', isRunning: false }).state,
    ).toBe('note')
  })

  it.each([
    [3_000, 'ok'],
    [364, 'note'],
    [29, 'mend'],
  ])('of an authority that has %i days left: %s', (days, state) => {
    const now = new Date('2026-11-24T00:00:00Z')
    expect(issuerFinding({ notAfter: new Date(now.getTime() + days * 86_400_000) }, now).state).toBe(state)
  })
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock } from '#lib/clock.ts'
import { issuerFileOf, makeIssuerFile, openHall, readIssuerFile, type Hall } from '#modules/reach/index.ts'

export const hallAddress = '192.168.1.20'
export const hallOrigin = `https://${hallAddress}:8343`

/** A hall as a start opens it, on an address nobody has to have. */
export async function aHall(clock: Clock): Promise<Hall> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-a-hall-'))
  try {
    const file = issuerFileOf(join(folder, 'master.key'))
    await makeIssuerFile(file, { name: 'Phường Thử Nghiệm', now: new Date(clock.now()) })
    const issuer = await readIssuerFile(file)
    const [addresses, name] = [() => [hallAddress], () => 'may-quay-1.local']
    return await openHall({ issuer, clock, port: 8343, addresses, name })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Requests as the door of the hall hands them on. */
export function fromPhone(reach: 'hall' | 'enrolment') {
  return { reach, incoming: { socket: { remoteAddress: '192.168.1.77', localAddress: hallAddress } } }
}

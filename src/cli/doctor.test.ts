import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PlainDate } from '#lib/plain-date.ts'
import { calendarOf, clockOf } from './doctor.ts'
import type { Finding } from './finding.ts'
import { runCommand } from './run-command.ts'

const before = { ...process.env }
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-doctor-'))
  Object.assign(process.env, {
    DATA_DIR: join(folder, 'data'),
    KEY_FILE: join(folder, 'keys/master.key'),
    PORT: '18399',
  })
})
afterEach(() => {
  for (const name of ['DATA_DIR', 'KEY_FILE', 'PORT', 'HOST']) {
    if (before[name] === undefined) delete process.env[name]
    else process.env[name] = before[name]
  }
  rmSync(folder, { recursive: true, force: true })
})

async function examine(): Promise<{ code: number; ok: boolean; findings: Finding[] }> {
  let out = ''
  const code = await runCommand(['doctor', '--json'], { out: (text) => void (out += text), error: () => {} })
  return { code, ...(JSON.parse(out) as { ok: boolean; findings: Finding[] }) }
}

describe('doctor', () => {
  it('prints a ticket, reads the catalogue, and makes nothing where there is no data', async () => {
    const { findings } = await examine()
    const stateOf = (name: string) => findings.find((finding) => finding.name === name)?.state
    expect({ paper: stateOf('in ấn'), catalogue: stateOf('danh mục'), data: stateOf('dữ liệu') }).toEqual({
      paper: 'ok',
      catalogue: 'ok',
      data: 'note',
    })
    expect(existsSync(join(folder, 'data'))).toBe(false)
  })

  it('names the setting that nobody could start with, and answers 1', async () => {
    process.env.HOST = '0.0.0.0'
    const { code, ok, findings } = await examine()
    expect({ code, ok, states: findings.map(({ state }) => state) }).toEqual({
      code: 1,
      ok: false,
      states: ['mend'],
    })
    expect(findings[0]!.say).toContain('PUBLIC_URL')
  })

  it.each([
    ['2026-11-24T02:00:00Z', 'ok'],
    ['2026-11-22T02:00:00Z', 'mend'],
    ['2009-01-01T00:00:00Z', 'mend'],
    ['2040-01-01T00:00:00Z', 'mend'],
  ])('on a machine whose clock says %s, beside a program built the day before the 24th: %s', (now, state) => {
    expect(clockOf(Date.parse(now), Date.parse('2026-11-23T02:00:00Z')).state).toBe(state)
  })

  it.each([
    ['2026-12-31', 'ok'],
    ['2027-09-30', 'ok'],
    ['2027-10-01', 'note'],
    ['2028-01-01', 'mend'],
  ])('on %s the years of holidays up to 2027 are: %s', (today, state) => {
    expect(calendarOf({ years: new Set([2026, 2027]) }, today as PlainDate).state).toBe(state)
  })
})

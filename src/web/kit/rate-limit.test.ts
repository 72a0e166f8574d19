import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rateLimit } from './rate-limit.ts'

const lookUp = { name: 'look-up', times: 10, minutes: 10 }
const seed = Number(process.env.MOTCUA_SEED ?? 20_261_124)

describe('a limit', () => {
  it('lets ten pass, says how long to wait, and lets one more pass after that', () => {
    let now = 0
    const limit = rateLimit(() => now)
    for (let turn = 0; turn < 10; turn++) expect(limit.take('a', lookUp)).toEqual({ ok: true })
    expect(limit.take('a', lookUp)).toEqual({ ok: false, retryAfter: 60 })
    now = 59_000
    expect(limit.take('a', lookUp).ok).toBe(false)
    now = 61_000
    expect(limit.take('a', lookUp).ok).toBe(true)
    expect(limit.take('a', lookUp).ok).toBe(false)
  })

  it('counts each address and each purpose by itself', () => {
    const limit = rateLimit(() => 0)
    for (let turn = 0; turn < 10; turn++) limit.take('a', lookUp)
    expect(limit.take('a', lookUp).ok).toBe(false)
    expect(limit.take('b', lookUp).ok).toBe(true)
    expect(limit.take('a', { ...lookUp, name: 'sign-in' }).ok).toBe(true)
  })

  it('holds whoever is held, however many other addresses come', () => {
    let now = 0
    const limit = rateLimit(() => now)
    for (let turn = 0; turn < 10; turn++) limit.take('a', lookUp)
    for (let other = 0; other < 60_000; other++) {
      limit.take(`other ${other}`, lookUp)
      if (other % 1_000 === 0) expect(limit.take('a', lookUp).ok).toBe(false)
      now += 0.1
    }
  })

  it('never lets more pass than the first row plus what time gave back', () => {
    const steps = fc.array(fc.integer({ min: 0, max: 120_000 }), { maxLength: 200 })
    fc.assert(
      fc.property(steps, (waits) => {
        let now = 0
        const limit = rateLimit(() => now)
        let passed = 0
        for (const wait of waits) {
          now += wait
          if (limit.take('a', lookUp).ok) passed += 1
        }
        return passed <= lookUp.times + Math.ceil((now * lookUp.times) / (lookUp.minutes * 60_000))
      }),
      { seed },
    )
  })
})

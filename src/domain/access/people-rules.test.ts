import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PlainDate } from '#lib/plain-date.ts'
import { delegationFor, periodProblem, rightToSign, type SigningDelegation } from './delegation.ts'
import { loginFor, tidyLogin } from './login-name.ts'
import { passphraseProblem } from './passphrase.ts'
import { areTwoProofs, isFresh, isReadyToWork } from './proof.ts'
import { rolesProblem, toGivenRoles } from './role-rules.ts'
import { countTry, mostTries, type Tries } from './tries.ts'

describe('a passphrase', () => {
  test.each([
    ['ngan qua', 'too-short'],
    ['aaaaaaaaaaaaaaaa', 'too-plain'],
    ['123456789012', 'too-plain'],
    ['Mật khẩu motcua 1', 'too-plain'],
    ['hoa nguyen thi thu 88', 'has-name'],
    ['x'.repeat(64) + ' con trâu gặm cỏ '.repeat(8), 'too-long'],
    ['con trâu gặm cỏ bờ đê', undefined],
    ['con trau gam co bo de', undefined],
  ])('%s: %s', (typed, problem) => {
    expect(passphraseProblem(typed, ['hoa.ntt', 'Nguyễn Thị Thu'])).toBe(problem)
  })
})

describe('a name to sign in with', () => {
  test('is made of her own, and a second one of the same gets a number', () => {
    expect(loginFor('Nguyễn Thị Thử Hoa', () => false)).toBe('hoa.ntt')
    expect(loginFor('Hoa', () => false)).toBe('hoa')
    expect(loginFor("Y H'Đăng Niê", () => false)).toBe('nie.yh')
    expect(loginFor('Nguyễn Thị Thử Hoa', (name) => name === 'hoa.ntt')).toBe('hoa.ntt2')
  })

  test('is the same however it is typed', () => {
    for (const typed of ['Hoa.NTT', ' hoa.ntt ', 'hoa. ntt', 'Hòa.ntt'])
      expect(tidyLogin(typed)).toBe('hoa.ntt')
  })
})

describe('wrong tries', () => {
  /** All tries somebody gets in who tries at every millisecond she may, for an hour. */
  function triesWithinAnHour(most: number): number {
    let held: Tries | undefined
    let now = 0
    let tries = 0
    while (now < 3_600_000) {
      const counted = countTry(held, most, now)
      if (counted.ok) {
        tries += 1
        held = counted.next
        now += 1
      } else now = counted.until
    }
    return tries
  }

  test('are at most ten an hour for a passphrase, five for a code', () => {
    expect(triesWithinAnHour(mostTries.passphrase)).toBe(10)
    expect(triesWithinAnHour(mostTries.code)).toBe(5)
  })

  test('wait longer each time, and never less than before', () => {
    let held: Tries | undefined
    let now = 0
    const waits: number[] = []
    for (let turn = 0; turn < 10; turn++) {
      const counted = countTry(held, 10, now)
      if (!counted.ok) throw new Error('it did not wait')
      held = counted.next
      waits.push((held.blockedUntil ?? now) - now)
      now = held.blockedUntil ?? now
    }
    expect(waits.slice(0, 5)).toEqual([0, 0, 15_000, 30_000, 60_000])
    expect([...waits].sort((a, b) => a - b)).toEqual(waits)
  })

  test('at whatever times they come, an hour never holds more than the limit', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 900_000 }), { maxLength: 120 }), (steps) => {
        let held: Tries | undefined
        let now = 0
        const counted: number[] = []
        for (const step of steps) {
          now += step
          const judged = countTry(held, 10, now)
          if (!judged.ok) continue
          held = judged.next
          counted.push(now)
        }
        for (const start of counted)
          expect(counted.filter((at) => at >= start && at < start + 3_600_000).length).toBeLessThanOrEqual(10)
      }),
      { seed: 20_261_125 },
    )
  })
})

describe('coming in', () => {
  test('a passkey, or a passphrase and a code, are two proofs', () => {
    expect(areTwoProofs(['passkey'])).toBe(true)
    expect(areTwoProofs(['passphrase', 'totp'])).toBe(true)
    expect(areTwoProofs(['passphrase'])).toBe(false)
    expect(areTwoProofs(['totp'])).toBe(false)
  })

  test('who holds dossiers works with two proofs, a member by her link, everybody in the demonstration', () => {
    const at = (role: 'officer' | 'member', strength: 'link' | 'twoProofs', isDemo = false) =>
      isReadyToWork({ roles: [role], strength, isDemo })
    expect([at('officer', 'link'), at('officer', 'twoProofs'), at('officer', 'link', true)]).toEqual([
      false,
      true,
      true,
    ])
    expect(at('member', 'link')).toBe(true)
  })

  test('a proof is fresh for ten minutes', () => {
    expect(isFresh('2026-11-24T02:00:00.000Z', '2026-11-24T02:09:59.000Z')).toBe(true)
    expect(isFresh('2026-11-24T02:00:00.000Z', '2026-11-24T02:10:00.000Z')).toBe(false)
    expect(isFresh(null, '2026-11-24T02:10:00.000Z')).toBe(false)
  })
})

describe('roles', () => {
  test('an auditor and a member under 18 do nothing else', () => {
    expect(rolesProblem(['auditor', 'officer'])).toBe('alone')
    expect(rolesProblem(['member', 'minorMember'])).toBe('alone')
    expect(rolesProblem([])).toBe('none')
    expect(rolesProblem(['officer', 'administrator'])).toBeUndefined()
  })

  test('only what can be given is read', () => {
    expect(toGivenRoles(['citizen', 'system', '__proto__', 'officer', 'officer'])).toEqual(['officer'])
  })
})

describe('the right to sign', () => {
  const delegation = (procedureIds: string[], document: string): SigningDelegation => ({
    delegationId: document,
    capacity: 'TUQ',
    procedureIds,
    document,
    delegatorName: 'Người Ký Thử',
    delegatorTitle: 'Chủ tịch',
  })

  test('is one’s own, or another’s for the procedures named', () => {
    expect(rightToSign({ roles: ['signer'] }, 'khai-sinh')).toEqual({})
    expect(rightToSign({ roles: ['officer'] }, 'khai-sinh')).toBeUndefined()
    const delegations = [delegation(['khai-tu'], 'a'), delegation([], 'b')]
    expect(rightToSign({ roles: ['officer'], delegations }, 'khai-tu')).toMatchObject({
      delegation: { document: 'a' },
    })
    expect(rightToSign({ roles: ['officer'], delegations }, 'khai-sinh')).toMatchObject({
      delegation: { document: 'b' },
    })
    expect(delegationFor([delegation(['khai-tu'], 'a')], 'khai-sinh')).toBeUndefined()
  })

  test('is given for days to come, at most a year', () => {
    const day = (text: string) => text as PlainDate
    const today = day('2026-11-24')
    expect(periodProblem(day('2026-11-25'), day('2026-11-24'), today)).toBe('ends-before-it-begins')
    expect(periodProblem(day('2026-11-01'), day('2026-11-23'), today)).toBe('over-already')
    expect(periodProblem(today, day('2027-11-30'), today)).toBe('too-long')
    expect(periodProblem(today, today, today)).toBeUndefined()
  })
})

import { expect, it } from 'vitest'
import type { Instant } from '#lib/plain-date.ts'
import { addPerson, sessionsOver } from '#modules/accounts/index.ts'
import { setPassphrase } from '#modules/credentials/index.ts'
import { eachCommittingDatabase } from '#test/db/database.ts'
import { testApp, tuesday } from '#test/web/test-app.ts'

const phrase = 'con trau gam co bo de'

/** What the listener says of the machine at the other end. */
function from(turn: number) {
  return { incoming: { socket: { remoteAddress: `127.${turn >> 16}.${(turn >> 8) & 255}.${turn & 255}` } } }
}

eachCommittingDatabase('guessing for an hour', (getDb) => {
  it.skipIf(!process.env.MOTCUA_DEEP)(
    'from ten thousand addresses of this machine hits nothing, and every answer that was looked at is one of ten',
    async () => {
      let now = Date.parse(tuesday)
      const clock = { now: () => new Date(now).toISOString() as Instant }
      const on = await testApp(getDb(), { clock, sessions: sessionsOver(getDb(), clock) })
      const made = await addPerson(await on.ctx('administrator'), {
        displayName: 'Nguyễn Thị Thử Hoa',
        title: 'Cán bộ',
        roles: ['officer'],
        counterId: '1',
      })
      const ctx = await on.ctx('officer')
      const own = { ...ctx, actor: { ...ctx.actor, id: made.ok ? made.value.accountId : '' } }
      expect(await setPassphrase(own, phrase, [])).toMatchObject({ ok: true, value: {} })
      const browser = on.browser()
      const { csrf } = await browser.secrets('/vao')
      const cookie = `motcua-khach=${browser.cookie('motcua-khach')}`
      const guess = async (turn: number, passphrase: string) =>
        on.app.request(
          '/vao',
          {
            method: 'POST',
            headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
            body: new URLSearchParams({ _csrf: csrf, _key: String(turn), login: 'hoa.ntt', passphrase }),
          },
          from(turn),
        )
      let looked = 0
      let hits = 0
      for (let turn = 1; turn <= 10_000; turn++) {
        now += 360
        const answer = await guess(turn, `doan lan thu ${turn}`)
        const text = await answer.text()
        if (text.includes('chưa đúng')) looked += 1
        if (answer.status !== 422) hits += 1
      }
      console.log(`GOAL S11 addresses=10000 looked=${looked} hits=${hits}`)
      expect({ hits, isBounded: looked <= 10 }).toEqual({ hits: 0, isBounded: true })
    },
    600_000,
  )
})

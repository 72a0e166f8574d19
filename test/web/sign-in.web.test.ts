import { generateSync } from 'otplib'
import { describe, expect, it } from 'vitest'
import type { Db } from '#db/client.ts'
import type { Instant } from '#lib/plain-date.ts'
import { addPerson, leavePerson, makeSignInLink, sessionsOver } from '#modules/accounts/index.ts'
import { embeddedDatabase } from '#test/db/database.ts'
import { testApp, tuesday, type Browser } from './test-app.ts'

const getDb = embeddedDatabase()
const phrase = 'con trau gam co bo de'

/** A ward that is no demonstration, an officer who has never come in, and a clock to walk with. */
async function aNewOfficer(db: Db, roles: ('officer' | 'signer' | 'member')[] = ['officer']) {
  let now = Date.parse(tuesday)
  const clock = { now: () => new Date(now).toISOString() as Instant }
  const on = await testApp(db, { clock, sessions: sessionsOver(db, clock) })
  const ctx = async () => ({ ...(await on.ctx('administrator')), now: clock.now() })
  const made = await addPerson(await ctx(), {
    displayName: 'Nguyễn Thị Thử Hoa',
    title: 'Cán bộ một cửa',
    roles,
    counterId: '1',
  })
  const accountId = made.ok ? made.value.accountId : ''
  const link = async () => {
    const token = await makeSignInLink(await ctx(), accountId)
    if (!token.ok) throw new Error(token.error.code)
    return `/vao/${token.value.token}`
  }
  const enterByLink = async (): Promise<Browser> => {
    const browser = on.browser()
    const path = await link()
    expect((await browser.post(path, {}, { from: path })).status).toBe(303)
    return browser
  }
  return {
    ...on,
    ctx,
    accountId,
    link,
    enterByLink,
    walk: (minutes: number) => void (now += minutes * 60_000),
    clock,
  }
}

type Desk = Awaited<ReturnType<typeof aNewOfficer>>

/** Passphrase and code set up as the page asks; gives the key of the code. */
async function setUp(on: Desk, browser: Browser): Promise<string> {
  const from = '/tai-khoan'
  expect(
    (await browser.post('/tai-khoan/mat-khau', { passphrase: phrase, repeat: phrase }, { from })).status,
  ).toBe(303)
  const offered = await (await browser.post('/tai-khoan/ma', {}, { from })).text()
  const key = /code-key">([A-Z2-7 ]+)</.exec(offered)![1]!.replaceAll(' ', '')
  const offer = /name="offer" value="([^"]+)"/.exec(offered)![1]!
  const kept = await browser.post('/tai-khoan/ma', { offer, code: codeAt(on, key) }, { from })
  expect(kept.status).toBe(303)
  return key
}

function codeAt(on: Desk, secret: string): string {
  return generateSync({ secret, epoch: Math.floor(Date.parse(on.clock.now()) / 1000) })
}

async function signIn(on: Desk, key: string): Promise<Browser> {
  const browser = on.browser()
  const asked = await browser.post('/vao', { login: 'Hoa.NTT', passphrase: phrase }, { from: '/vao' })
  const pending = /name="pending" value="([^"]+)"/.exec(await asked.text())![1]!
  const entered = await browser.post('/vao/ma', { pending, code: codeAt(on, key) }, { from: '/vao' })
  expect(entered.status).toBe(303)
  return browser
}

describe('the first time', () => {
  it('leads to the account until both proofs are set, and nowhere else', async () => {
    const on = await aNewOfficer(getDb())
    const browser = await on.enterByLink()
    for (const path of ['/quay', '/quay/luot', '/trung-bay']) {
      expect((await browser.get(path)).headers.get('location')).toBe('/tai-khoan')
    }
    expect(await (await browser.get('/tai-khoan')).text()).toContain('Bảo vệ tài khoản')
    await setUp(on, browser)
    expect((await browser.get('/quay')).status).toBe(200)
  })

  it('refuses a poor phrase and keeps nothing of it', async () => {
    const on = await aNewOfficer(getDb())
    const browser = await on.enterByLink()
    const send = (passphrase: string, repeat = passphrase) =>
      browser.post('/tai-khoan/mat-khau', { passphrase, repeat }, { from: '/tai-khoan' })
    for (const [typed, say] of [
      ['ngan', 'Ngắn quá'],
      ['123456789012', 'ai cũng đoán được'],
      ['nguyen thi thu hoa 1', 'có tên mình'],
    ] as const) {
      const answer = await send(typed)
      expect(answer.status).toBe(422)
      const text = await answer.text()
      expect(text).toContain(say)
      expect(text).not.toContain(typed)
    }
    expect(await (await send(phrase, `${phrase}!`)).text()).toContain('không giống nhau')
  })

  it('a member is not asked for more than the link; what she may do now her shift says', async () => {
    const on = await aNewOfficer(getDb(), ['member'])
    const browser = await on.enterByLink()
    expect(await (await browser.get('/tai-khoan')).text()).not.toContain('Bảo vệ tài khoản')
    expect((await browser.get('/giup')).headers.get('location')).toBeNull()
  })

  it('a member may set a phrase of her own, also when she has been here for a while', async () => {
    const on = await aNewOfficer(getDb(), ['member'])
    const browser = await on.enterByLink()
    on.walk(11)
    const set = await browser.post(
      '/tai-khoan/mat-khau',
      { passphrase: phrase, repeat: phrase },
      { from: '/tai-khoan' },
    )
    expect(set.status).toBe(303)
  })

  it('a link works once', async () => {
    const on = await aNewOfficer(getDb())
    const path = await on.link()
    const browser = on.browser()
    const from = path
    expect((await browser.post(path, {}, { from })).status).toBe(303)
    const again = on.browser()
    expect((await again.get(path)).status).toBe(404)
    expect((await again.post(path, {}, { from: '/vao' })).status).toBe(404)
  })
})

describe('coming in', () => {
  it('with phrase and code, a new session each time', async () => {
    const on = await aNewOfficer(getDb())
    const first = await on.enterByLink()
    const key = await setUp(on, first)
    on.walk(2)
    const second = await signIn(on, key)
    expect((await second.get('/quay')).status).toBe(200)
    expect(second.cookie('motcua')).not.toBe(first.cookie('motcua'))
  })

  it('a code works once, also for whoever saw it', async () => {
    const on = await aNewOfficer(getDb())
    const key = await setUp(on, await on.enterByLink())
    on.walk(2)
    await signIn(on, key)
    const thief = on.browser()
    const asked = await thief.post('/vao', { login: 'hoa.ntt', passphrase: phrase }, { from: '/vao' })
    const pending = /name="pending" value="([^"]+)"/.exec(await asked.text())![1]!
    const answer = await thief.post('/vao/ma', { pending, code: codeAt(on, key) }, { from: '/vao' })
    expect(answer.status).toBe(422)
    expect((await thief.get('/quay')).status).toBe(401)
  })

  it('a wrong phrase, an unknown name and somebody who left are one answer', async () => {
    const on = await aNewOfficer(getDb())
    await setUp(on, await on.enterByLink())
    const answerTo = async (login: string, passphrase: string) => {
      const answer = await on.browser().post('/vao', { login, passphrase }, { from: '/vao' })
      const text = (await answer.text()).replaceAll(login, '').replace(/value="[\w-]{20,}"/g, '')
      return { status: answer.status, text }
    }
    const wrong = await answerTo('hoa.ntt', 'con trau gam co bo suoi')
    expect(wrong.status).toBe(422)
    expect(await answerTo('khong.co', 'con trau gam co bo suoi')).toEqual(wrong)
    expect((await leavePerson(await on.ctx(), on.accountId)).ok).toBe(true)
    expect(await answerTo('hoa.ntt', phrase)).toEqual(wrong)
  })

  it('guessing waits, and a right phrase meanwhile is not let in either', async () => {
    const on = await aNewOfficer(getDb())
    await setUp(on, await on.enterByLink())
    const guess = async (passphrase: string) =>
      (await on.browser().post('/vao', { login: 'hoa.ntt', passphrase }, { from: '/vao' })).text()
    let waited = 0
    for (let turn = 0; turn < 12; turn++) {
      if ((await guess('khong phai cau nay')).includes('phải đợi')) waited += 1
      on.walk(0.05)
    }
    expect(waited).toBeGreaterThan(5)
    expect(await guess(phrase)).toContain('phải đợi')
    on.walk(61)
    expect(await guess(phrase)).toContain('Mã trong ứng dụng')
  })

  it('three hundred tries in a row get three looked at', async () => {
    const on = await aNewOfficer(getDb())
    await setUp(on, await on.enterByLink())
    const texts: string[] = []
    for (let turn = 0; turn < 300; turn++) {
      const browser = on.browser()
      const answer = await browser.post(
        '/vao',
        { login: 'hoa.ntt', passphrase: `doan lan thu ${turn}` },
        { from: '/vao' },
      )
      texts.push(answer.status === 429 ? 'phải đợi' : await answer.text())
    }
    expect(texts.filter((text) => !text.includes('phải đợi'))).toHaveLength(3)
  })
})

describe('a desk left alone', () => {
  it('locks, and what was sent goes on after the unlock as one act', async () => {
    const on = await aNewOfficer(getDb())
    const browser = await on.enterByLink()
    await setUp(on, browser)
    const { csrf, key } = await browser.secrets('/quay/luot')
    on.walk(16)
    const sent = { kind: 'need', partyKind: 'person', fullName: 'Trần Thị Thử Bưởi' }
    const locked = await browser.post('/quay/luot', sent, { csrf, key })
    expect(locked.status).toBe(423)
    const page = await locked.text()
    expect(page).toContain('value="Trần Thị Thử Bưởi"')
    const wrong = await browser.post(
      '/quay/luot',
      { ...sent, _proof: 'passphrase', _passphrase: 'sai' },
      { csrf, key },
    )
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('value="Trần Thị Thử Bưởi"')
    const proof = { _proof: 'passphrase', _passphrase: phrase }
    const opened = await browser.post('/quay/luot', { ...sent, ...proof }, { csrf, key })
    expect(opened.status).toBe(303)
    expect((await browser.get(opened.headers.get('location')!)).status).toBe(200)
    const twice = await browser.post('/quay/luot', { ...sent, ...proof }, { csrf, key })
    expect(twice.headers.get('location')).toBe(opened.headers.get('location'))
  })

  it('locks at a press, at once, and leads back to where she was', async () => {
    const on = await aNewOfficer(getDb())
    const browser = await on.enterByLink()
    await setUp(on, browser)
    await browser.post('/khoa', { back: '/quay/luot' }, { from: '/quay' })
    const locked = await browser.get('/quay/luot')
    expect(locked.status).toBe(423)
    const opened = await browser.post(
      '/mo-khoa',
      { back: '/quay/luot', _proof: 'passphrase', _passphrase: phrase },
      { from: '/quay/luot' },
    )
    expect(opened.headers.get('location')).toBe('/quay/luot')
    expect((await browser.get('/quay/luot')).status).toBe(200)
  })

  it('never leads to another site', async () => {
    const on = await aNewOfficer(getDb())
    const browser = await on.enterByLink()
    await setUp(on, browser)
    for (const back of ['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)']) {
      const proof = { _proof: 'passphrase', _passphrase: phrase }
      const answer = await browser.post('/mo-khoa', { back, ...proof }, { from: '/quay' })
      expect(answer.headers.get('location')).toBe('/bat-dau')
    }
  })

  it('a member’s phone left for twenty minutes is signed out', async () => {
    const on = await aNewOfficer(getDb(), ['member'])
    const browser = await on.enterByLink()
    on.walk(21)
    expect((await browser.get('/giup')).status).toBe(401)
  })
})

describe('what weighs much', () => {
  it('asks once more who it is, ten minutes later, and then does it', async () => {
    const on = await aNewOfficer(getDb(), ['signer'])
    const browser = await on.enterByLink()
    await setUp(on, browser)
    const give = async (extra: Record<string, string> = {}) =>
      browser.post(
        '/trong-coi/uy-quyen',
        { delegateId: 'x', capacity: 'TUQ', document: '12/GUQ', ...extra },
        { from: '/quay' },
      )
    expect((await give()).status).toBe(422)
    on.walk(11)
    const asked = await give()
    expect(asked.status).toBe(403)
    expect(await asked.text()).toContain('Xác nhận lại một lần')
    expect((await give({ _proof: 'passphrase', _passphrase: 'khong phai cau nay' })).status).toBe(422)
    const proven = await give({ _proof: 'passphrase', _passphrase: phrase })
    expect(proven.status).toBe(422)
    expect(await proven.text()).toContain('12/GUQ')
    expect((await give()).status).toBe(422)
  })

  it('one of two proofs, or a link, does not change the other one', async () => {
    const on = await aNewOfficer(getDb())
    await setUp(on, await on.enterByLink())
    const thief = await on.enterByLink()
    const other = { passphrase: 'mot cau khac han', repeat: 'mot cau khac han' }
    const change = (extra: Record<string, string> = {}) =>
      thief.post('/tai-khoan/mat-khau', { ...other, ...extra }, { from: '/tai-khoan' })
    expect((await change()).status).toBe(409)
    expect((await change({ _proof: 'passphrase', _passphrase: phrase })).status).toBe(409)
    expect((await thief.get('/quay')).headers.get('location')).toBe('/tai-khoan')
  })

  it('an unlock is judged also when nothing is locked', async () => {
    const on = await aNewOfficer(getDb())
    const browser = await on.enterByLink()
    await setUp(on, browser)
    const open = (passphrase: string) =>
      browser.post(
        '/mo-khoa',
        { back: '/quay', _proof: 'passphrase', _passphrase: passphrase },
        { from: '/quay' },
      )
    expect((await open('khong phai cau nay')).status).toBe(422)
    expect((await open(phrase)).headers.get('location')).toBe('/quay')
  })

  it('whoever was setting hers up and walked away needs a new link', async () => {
    const on = await aNewOfficer(getDb())
    const browser = await on.enterByLink()
    on.walk(16)
    expect((await browser.get('/tai-khoan')).status).toBe(401)
  })

  it('a press is enough only where nobody has a phrase and everything is invented', async () => {
    const on = await aNewOfficer(getDb())
    const browser = await on.enterByLink()
    await setUp(on, browser)
    on.walk(16)
    const answer = await browser.post('/mo-khoa', { back: '/quay', _proof: 'press' }, { from: '/quay' })
    expect(answer.status).toBe(422)
    expect((await browser.get('/quay')).status).toBe(423)
  })
})

describe('ending', () => {
  it('one key ends every other session within five seconds', async () => {
    const on = await aNewOfficer(getDb())
    const here = await on.enterByLink()
    const key = await setUp(on, here)
    on.walk(2)
    const elsewhere = await signIn(on, key)
    expect((await elsewhere.get('/quay')).status).toBe(200)
    expect((await here.post('/tai-khoan/phien', {}, { from: '/tai-khoan' })).status).toBe(303)
    on.walk(5 / 60)
    expect((await elsewhere.get('/quay')).status).toBe(401)
    expect((await here.get('/quay')).status).toBe(200)
  })

  it('whoever leaves is out within five seconds and cannot come back', async () => {
    const on = await aNewOfficer(getDb())
    const browser = await on.enterByLink()
    const key = await setUp(on, browser)
    const waiting = await on.link()
    expect((await leavePerson(await on.ctx(), on.accountId)).ok).toBe(true)
    on.walk(5 / 60)
    expect((await browser.get('/quay')).status).toBe(401)
    expect((await on.browser().get(waiting)).status).toBe(404)
    const again = await on.browser().post('/vao', { login: 'hoa.ntt', passphrase: phrase }, { from: '/vao' })
    expect(again.status).toBe(422)
    expect(key).not.toBe('')
  })
})

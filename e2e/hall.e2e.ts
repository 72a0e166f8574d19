import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectRoot } from '#lib/os/project-root.ts'
import { hasChromium, key, openBrowser, picture, press } from './browser.ts'
import { faultsOf } from './examine.ts'
import { addDevice, administratorAt, connectPhone, signInOnPhone } from './hall-phone.ts'
import { hasCertificateStore, openPhoneNetwork, type PhoneNetwork } from './phone-network.ts'
import { freePort, runningServer, type RunningServer } from './running-server.ts'

const network = openPhoneNetwork()

describe.skipIf(!network)('the hall, over a network', () => {
  const phone = network as PhoneNetwork
  let server: RunningServer
  let folder = ''
  let [tls, plain, certificate] = ['', '', '']
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'motcua-hall-'))
    server = await runningServer({
      HALL: 'on',
      HALL_PORT: String(await freePort()),
      HALL_ADDRESS: phone.address,
    })
    tls = server.hall!.address
    plain = tls.replace('https:', 'http:')
    const [given] = phone.ask([{ url: `${plain}/ket-noi/chung-thu.crt` }])
    certificate = join(folder, 'mot-cua.pem')
    writeFileSync(certificate, pemOf(given!.text))
  })
  afterAll(async () => {
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
    phone.close()
  })

  it('is trusted by a phone that has the certificate, and refused by one that has not', () => {
    expect(tls).toContain(phone.address)
    const asked = [{ url: `${tls}/thu-tuc` }]
    expect(phone.ask(asked, certificate)).toMatchObject([{ status: 200 }])
    expect(phone.ask(asked)).toMatchObject([
      { failure: expect.stringMatching(/SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET/) as string },
    ])
  })

  it('tells a plain connection how to connect, and nothing else', () => {
    const shut = ['/', '/thu-tuc', '/quay', '/vao', '/healthz', '/readyz', '/metrics', '/api/v1/openapi.json']
    const answers = phone.ask(shut.map((path) => ({ url: plain + path })))
    expect(answers.map(({ status }) => status)).toEqual(shut.map(() => 404))
    expect(phone.ask([{ url: `${plain}/ket-noi/chung-thu.mobileconfig` }])).toMatchObject([{ status: 200 }])
  })

  it('shows a phone that nobody connected no page of the desk, whatever it says of itself', () => {
    const inside = ['/quay', '/giup', '/trong-coi/thiet-bi', '/tai-khoan', '/vao', '/readyz', '/metrics']
    const headers = { 'x-forwarded-for': '127.0.0.1', host: 'localhost' }
    const links = [new URL(server.linkOf('Cán bộ thử 1')).pathname]
    const asked = [...inside, ...links].map((path) => ({ url: tls + path, headers }))
    expect(phone.ask(asked, certificate).map(({ status }) => status)).toEqual(asked.map(() => 404))
    const desk = server.address.replace('localhost', phone.address)
    expect(phone.ask([{ url: `${desk}/` }])).toMatchObject([{ failure: 'ECONNREFUSED' }])
  })

  it('is found open, trusted and fresh by doctor beside it', () => {
    const doctor = spawnSync(process.execPath, [join(projectRoot(), 'dist/motcua.js'), 'doctor', '--json'], {
      env: server.settings,
      encoding: 'utf8',
    })
    const { findings } = JSON.parse(doctor.stdout) as {
      findings: { name: string; state: string; say: string }[]
    }
    const found = findings.filter(({ name }) => ['tại quầy', 'trong phòng', 'chứng thư'].includes(name))
    expect(found.filter(({ state }) => state !== 'ok')).toEqual([])
    expect(found.map(({ say }) => say).join()).toContain(`${tls} mở đúng chứng thư, còn 89 ngày`)
  })

  describe.skipIf(!hasChromium || !hasCertificateStore)('with a browser on a phone', () => {
    let desk: Browser
    let administrator: Page
    beforeAll(async () => {
      desk = await openBrowser()
      administrator = await administratorAt(server, desk)
    })
    afterAll(() => desk?.close())

    it('a phone without the certificate is warned by its browser', async () => {
      const browser = await openBrowser([], { program: phone.browser, home: folder })
      try {
        const page = await browser.newPage()
        await expect(page.goto(tls)).rejects.toThrow('ERR_CERT_AUTHORITY_INVALID')
      } finally {
        await browser.close()
      }
    })

    it('says every step so that everybody can read it, at every width, by day and by night', async () => {
      const context = await desk.newContext({
        bypassCSP: true,
        storageState: await administrator.context().storageState(),
      })
      const page = await context.newPage()
      const address = await addDevice(administrator, 'Điện thoại của Mai', 'memberPhone')
      const places = [
        `${address}?may=android`,
        `${address}?may=ios`,
        `${address}?may=windows&lang=en`,
        `${plain}/ket-noi`,
        `${server.address}/trong-coi/thiet-bi?lang=vi`,
      ]
      const faults: string[] = []
      for (const place of places)
        for (const [width, colorScheme] of [
          [320, 'light'],
          [1280, 'dark'],
        ] as const) {
          await page.setViewportSize({ width, height: 6_000 })
          await page.emulateMedia({ colorScheme })
          await page.goto(place)
          const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
          faults.push(
            ...(await faultsOf(page)),
            ...(isWide ? ['scrolls sideways'] : []).map((say) => `${place} ${say}`),
          )
        }
      await context.close()
      expect(faults).toEqual([])
    })

    it('is connected in under a minute, signs people in, and is out when it is taken back', async () => {
      const address = await addDevice(administrator, 'Điện thoại của Mai', 'tablet')
      await picture(administrator, 'hall-code')
      const phoneOf = await connectPhone(phone, address, (page, step) => picture(page, `hall-${step}`))
      const { page, origin, enrolledInMs } = phoneOf
      try {
        console.log(`GOAL enrol ms=${Math.round(enrolledInMs)} at-most=60000`)
        expect(enrolledInMs).toBeLessThan(60_000)
        expect(await page.evaluate(() => isSecureContext && Boolean(navigator.mediaDevices))).toBe(true)
        await signInOnPhone({ page, origin, server }, 'Cán bộ thử 1')
        expect((await page.goto(`${origin}/quay`))?.status()).toBe(200)
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
        await administrator.goto(`${server.address}/trong-coi/thiet-bi`)
        await picture(administrator, 'hall-devices')
        await press(administrator, key('Thu hồi'))
        await expect.poll(() => statusAt(page, `${origin}/quay`), { timeout: 5_000, interval: 500 }).toBe(404)
      } finally {
        await phoneOf.close()
      }
    })
  })
})

async function statusAt(page: Page, url: string): Promise<number | undefined> {
  return (await page.goto(url))?.status()
}

function pemOf(base64: string): string {
  const lines = base64.match(/.{1,64}/g)?.join('\n') ?? ''
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`
}

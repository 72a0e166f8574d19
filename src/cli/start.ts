import { serve, type ServerType } from '@hono/node-server'
import type { Hono } from 'hono'
import { listPeople, makeSignInLink } from '#modules/accounts/index.ts'
import { needsTwoProofs } from '#domain/access/proof.ts'
import type { WardFacts } from '#modules/context.ts'
import type { App } from '#src/wiring.ts'
import { CliRefusal, parse, type Cli, type Command } from './cli.ts'
import { addressOf, openApp, systemCtx } from './open-app.ts'
import { openHallOf, type OpenedHall } from './open-hall.ts'

const drainMs = 5_000

/** `start`: opens or makes the data, serves the pages, prints the address and a one-time link for each role. */
export const start: Command = {
  usage: 'start',
  about: 'Mở một cửa trên máy này. Lần đầu tự tạo một phường để thử.',
  async run(cli: Cli) {
    parse(cli, { options: {} })
    // Heard from the first moment: whoever stops a program that is still opening must not cut the database short.
    const asked = untilAsked()
    const app = await openApp(cli, { demonstrate: true })
    try {
      await serveUntil(asked, cli, app)
    } finally {
      await app.stop()
    }
    return 0
  },
}

async function serveUntil(asked: Promise<void>, cli: Cli, app: App): Promise<void> {
  const ward = [...app.wards.values()][0]
  if (!ward) throw new CliRefusal('start.no-ward', 'Chưa có phường nào. Chạy setup để tạo phường.')
  const opened = await openHallOf(app, ward, drainMs)
  try {
    await serveDesk(asked, { cli, app, ward, opened })
  } finally {
    await opened.close()
  }
}

type Serving = { cli: Cli; app: App; ward: WardFacts; opened: OpenedHall }

async function serveDesk(asked: Promise<void>, { cli, app, ward, opened }: Serving): Promise<void> {
  const server = await listen(app, app.web(ward, opened.hall))
  await app.startJobs()
  const address = addressOf(app.config)
  const links = await linksOf(app, ward, address)
  const told = { address, ward: ward.name, isDemo: ward.isDemo, links, ...hallFacts(opened) }
  cli.out(cli.json ? JSON.stringify(told) : welcome(told))
  await asked
  await Promise.all([close(server), opened.close()])
}

type HallFacts = {
  hall: { address: string | null; addresses: string[]; fingerprint: string; certificateUntil: string } | null
  /** Why the hall is closed, and how to open it. */
  hallClosed: string | null
}

function hallFacts({ hall, trouble }: OpenedHall): HallFacts {
  if (!hall) return { hall: null, hallClosed: trouble }
  const { fingerprint } = hall.issuer
  const certificateUntil = hall.leaf().notAfter.toISOString()
  return {
    hall: { address: hall.origin(), addresses: hall.addresses(), fingerprint, certificateUntil },
    hallClosed: null,
  }
}

function listen(app: App, pages: Hono): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const { port, host: hostname } = app.config
    const server = serve({ fetch: pages.fetch, port, hostname }, () => resolve(server))
    server.once('error', (error: NodeJS.ErrnoException) => {
      const say = `Cổng ${port} đang có chương trình khác dùng. Đặt PORT khác, hoặc tắt chương trình kia.`
      const closed = `Không mở được địa chỉ ${hostname}, cổng ${port}. Xem lại HOST và PORT.`
      reject(
        error.code === 'EADDRINUSE'
          ? new CliRefusal('start.port', say)
          : new CliRefusal('start.address', closed),
      )
    })
  })
}

type Link = { role: string; name: string; title: string; url: string }

/**
 * In the demonstration a link for everybody, made anew at each start; the ones of before stay good until used or a day old.
 * In a real ward only for those who hold dossiers and have not set up how they come in: everybody else has her own way.
 */
async function linksOf(app: App, ward: WardFacts, address: string): Promise<Link[]> {
  const ctx = await systemCtx(app, ward)
  const people = (await listPeople(ctx)).filter(({ isActive }) => isActive)
  const wanting = people.filter(
    ({ roles, proofs }) => ward.isDemo || (needsTwoProofs(roles) && proofs.length === 0),
  )
  const links: Link[] = []
  for (const { accountId, displayName, title, roles } of wanting) {
    const made = await makeSignInLink(ctx, accountId)
    if (made.ok)
      links.push({
        role: roles[0] ?? '',
        name: displayName,
        title,
        url: `${address}/vao/${made.value.token}`,
      })
  }
  return links
}

type Told = { address: string; ward: string; isDemo: boolean; links: Link[] } & HallFacts

function welcome({ address, ward, isDemo, links, hall, hallClosed }: Told): string {
  const width = Math.max(...links.map(({ name }) => name.length))
  const first = isDemo
    ? 'Đường dẫn vào làm việc, mỗi đường dẫn dùng một lần, chỉ trên máy này:'
    : 'Những người chưa đặt cách vào: mỗi đường dẫn dùng một lần, chỉ trên máy này:'
  const rows = links.map(
    ({ name, title, url }) => `  ${name.padEnd(width)}  ${title}\n  ${' '.repeat(width)}  ${url}`,
  )
  return [
    `Một cửa ${ward}${isDemo ? ' (phường thử: mọi thứ đều là thử)' : ''} đang mở tại ${address}`,
    '',
    ...(isDemo ? [] : [`Vào làm việc: ${address}/vao`]),
    ...(links.length > 0 ? [first, ...rows] : []),
    '',
    hall
      ? `Máy trong phòng: ${hall.address ?? 'máy này chưa vào mạng của cơ quan'} (thêm máy ở trang Trông coi, mục Thiết bị).`
      : hallClosed,
    '',
    'Dừng: Ctrl+C.',
  ].join('\n')
}

function untilAsked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}

/** Requests in hand are finished; after five seconds the rest is cut, so that nothing keeps the program from ending. */
function close(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), drainMs)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
  })
}

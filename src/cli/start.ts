import { serve, type ServerType } from '@hono/node-server'
import { listAccountRows, makeSignInLink } from '#modules/accounts/index.ts'
import type { Ctx, WardFacts } from '#modules/context.ts'
import type { App } from '#src/wiring.ts'
import { ConfigRefusal } from '#src/config.ts'
import { CatalogueFault } from '#modules/catalogue/index.ts'
import { UnsafeStart } from '#db/read-safety.ts'
import { asRefusal } from './open-data.ts'
import { CliRefusal, parse, type Cli, type Command } from './cli.ts'

/** `start`: opens or makes the data, serves the pages, prints the address and a one-time link for each role. */
export const start: Command = {
  usage: 'start',
  about: 'Mở một cửa trên máy này. Lần đầu tự tạo một phường để thử.',
  async run(cli: Cli) {
    parse(cli, { options: {} })
    const app = await asRefusal(() => openApp(cli))
    const ward = [...app.wards.values()][0]
    if (!ward) throw new CliRefusal('start.no-ward', 'Chưa có phường nào. Chạy setup để tạo phường.')
    const server = await listen(app, ward)
    await app.startJobs()
    const address = `http://${app.config.host === '127.0.0.1' ? 'localhost' : app.config.host}:${app.config.port}`
    const links = await linksOf(app, ward, address)
    cli.out(cli.json ? JSON.stringify({ address, ward: ward.name, isDemo: ward.isDemo, links }) : welcome(address, ward, links))
    await untilAsked()
    await close(server)
    await app.stop()
    return 0
  },
}

async function openApp(cli: Cli): Promise<App> {
  try {
    return await cli.wire({ demonstrate: true })
  } catch (error) {
    if (error instanceof ConfigRefusal) throw new CliRefusal('start.config', error.message)
    if (error instanceof CatalogueFault) throw new CliRefusal('start.catalogue', error.message)
    if (error instanceof UnsafeStart) throw new CliRefusal(`start.${error.reasons[0]!.code}`, error.message)
    throw error
  }
}

function listen(app: App, ward: WardFacts): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const { port, host: hostname } = app.config
    const server = serve({ fetch: app.web(ward).fetch, port, hostname }, () => resolve(server))
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new CliRefusal('start.port', `Cổng ${port} đang có chương trình khác dùng. Đặt PORT khác, hoặc tắt chương trình kia.`) : error)
    })
  })
}

type Link = { role: string; name: string; title: string; url: string }

/** A link for everybody, made anew at each start; the ones of before stay good until used or a day old. */
async function linksOf(app: App, ward: WardFacts, address: string): Promise<Link[]> {
  const ctx = await systemCtx(app, ward)
  const accounts = await app.db.inWard(ward.wardId, (trx) => listAccountRows(trx, ward.wardId))
  const links: Link[] = []
  for (const { accountId, displayName, title, roles } of accounts) {
    const made = await makeSignInLink(ctx, accountId)
    if (made.ok) links.push({ role: roles[0] ?? '', name: displayName, title, url: `${address}/vao/${made.value.token}` })
  }
  return links
}

/** The program itself, acting for one ward. */
export async function systemCtx(app: App, ward: WardFacts): Promise<Ctx> {
  return {
    db: app.db, ward, actor: { id: null, name: 'motcua', role: 'system', roles: ['system'], counterId: null }, device: 'máy chủ',
    now: app.clock.now(), ids: app.ids, vault: await app.vault.forWard(ward.wardId), catalogue: app.catalogue,
    requestId: app.ids.uuid(), idempotency: null,
  }
}

function welcome(address: string, ward: WardFacts, links: Link[]): string {
  const width = Math.max(...links.map(({ name }) => name.length))
  const rows = links.map(({ name, title, url }) => `  ${name.padEnd(width)}  ${title}\n  ${' '.repeat(width)}  ${url}`)
  return [
    `Một cửa ${ward.name}${ward.isDemo ? ' (phường thử: mọi thứ đều là thử)' : ''} đang mở tại ${address}`,
    '',
    'Đường dẫn vào làm việc, mỗi đường dẫn dùng một lần, chỉ trên máy này:',
    ...rows,
    '',
    'Dừng: Ctrl+C.',
  ].join('\n')
}

function untilAsked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}

/** Requests in hand are finished; after five seconds the rest is cut. */
function close(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => resolve(), 5_000)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    if ('closeIdleConnections' in server) server.closeIdleConnections()
  })
}

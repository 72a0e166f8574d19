import { tidyLogin } from '#domain/access/login-name.ts'
import { listPeople, makeSignInLink, resetProofs, type PersonRow } from '#modules/accounts/index.ts'
import type { Ctx, WardFacts } from '#modules/context.ts'
import type { App } from '#src/wiring.ts'
import { answer, CliRefusal, CliUsage, parse, type Cli, type Command, type ExitCode } from './cli.ts'
import { addressOf, openApp, systemCtx } from './open-app.ts'
import { refuseCli } from './words.ts'

const options = { reset: { type: 'boolean' } } as const

/**
 * `people`: who works here; `people link <login> [--reset]`: a one-time way in for somebody, for the day on which the last
 * administrator forgot hers. Whoever may run this at the machine may do so: the machine's account is the last key.
 * JSON: `{people:[{login, name, title, roles, proofs}]}` or `{login, url}`.
 */
export const people: Command = {
  usage: 'people | people link <tên đăng nhập> [--reset]',
  about: 'Ai làm việc ở đây; cấp đường dẫn vào khi quản trị quên câu mật khẩu (dừng chương trình trước).',
  async run(cli: Cli) {
    const { values, positionals } = parse(cli, { allowPositionals: true, options })
    const [act, login, ...rest] = positionals
    const isLink = act === 'link' && login !== undefined && rest.length === 0
    if (act !== undefined && !isLink) throw new CliUsage('Chỉ có people và people link <tên đăng nhập>.')
    if (values.reset && !isLink) throw new CliUsage('--reset chỉ đi với people link.')
    const app = await openApp(cli, { demonstrate: false })
    try {
      const ward = [...app.wards.values()][0]
      if (!ward) throw new CliRefusal('start.no-ward', 'Chưa có phường nào. Chạy setup để tạo phường.')
      return isLink
        ? await link(cli, { app, ward, login, reset: values.reset ?? false })
        : await list(cli, app, ward)
    } finally {
      await app.stop()
    }
  },
}

async function list(cli: Cli, app: App, ward: WardFacts): Promise<ExitCode> {
  const here = await whoIsHere(await systemCtx(app, ward))
  const value = here.map(({ login, displayName, title, roles, proofs }) => ({
    login,
    name: displayName,
    title,
    roles,
    proofs,
  }))
  return answer(cli, { people: value }, () =>
    value.map(({ login, name, title }) => `${(login ?? '–').padEnd(16)} ${name}, ${title}`).join('\n'),
  )
}

type Wanted = { app: App; ward: WardFacts; login: string; reset: boolean }

async function link(cli: Cli, { app, ward, login, reset }: Wanted): Promise<ExitCode> {
  const ctx = await systemCtx(app, ward)
  const person = (await whoIsHere(ctx)).find((one) => one.login === tidyLogin(login))
  if (!person)
    throw new CliRefusal(
      'people.unknown',
      `Không có ai tên đăng nhập ${login}. Chạy people để xem danh sách.`,
    )
  if (person.proofs.length > 0 && !reset)
    throw new CliRefusal(
      'people.has-proofs',
      `${person.displayName} đã đặt cách vào. Thêm --reset để bỏ câu mật khẩu, mã, khóa truy cập và cấp lại từ đầu.`,
    )
  if (reset) {
    const done = await resetProofs(ctx, person.accountId)
    if (!done.ok) return refuseCli(done.error)
  }
  const made = await makeSignInLink(ctx, person.accountId)
  if (!made.ok) return refuseCli(made.error)
  const url = `${addressOf(app.config)}/vao/${made.value.token}`
  return answer(cli, { login: person.login, url }, () =>
    [
      `Đường dẫn cho ${person.displayName}, dùng một lần trong 24 giờ, trên chính máy này sau khi npm start:`,
      url,
    ].join('\n'),
  )
}

async function whoIsHere(ctx: Ctx): Promise<PersonRow[]> {
  return (await listPeople(ctx)).filter(({ isActive }) => isActive)
}

import { setImmediate, setTimeout as sleep } from 'node:timers/promises'
import { ok } from '#lib/result.ts'
import { write } from '#modules/audit/index.ts'
import type { Ctx, WardFacts } from '#modules/context.ts'
import { beginRotation, rotateWard, type Pace, type RotationReport } from '#modules/custody/index.ts'
import type { App } from '#src/wiring.ts'
import { answer, CliRefusal, type Cli, type ExitCode } from './cli.ts'
import { rotateMaster } from './key-rotate-master.ts'
import type { KeyOptions } from './key.ts'
import { openApp, systemCtx } from './open-app.ts'

/** `key rotate`: a new data key for every ward, and every sealed value under it; or, with `--master`, a new master key. */
export async function rotateKeys(cli: Cli, { options }: { options: KeyOptions }): Promise<ExitCode> {
  const app = await openApp(cli, { demonstrate: false, alone: true })
  try {
    if (app.wards.size === 0)
      throw new CliRefusal('key.no-ward', 'Chưa có phường nào nên chưa có khóa để đổi.')
    return options.master ? await rotateMaster(cli, app, options.sheet) : await rotateAll(cli, app)
  } finally {
    await app.stop()
  }
}

type WardReport = RotationReport & { ward: string; seconds: number }

async function rotateAll(cli: Cli, app: App): Promise<ExitCode> {
  const wards: WardReport[] = []
  for (const ward of app.wards.values()) {
    const start = performance.now()
    const done = await rotateToTheEnd(cli, app, ward)
    wards.push({ ward: ward.name, ...done, seconds: Math.round((performance.now() - start) / 100) / 10 })
  }
  answer(cli, { wards }, () => wards.map(told).join('\n'))
  return wards.every(({ state }) => state === 'done') ? 0 : 1
}

/** On data of its own the program is alone and waits for nobody; on a server others learn of the new key first. */
async function rotateToTheEnd(cli: Cli, app: App, ward: WardFacts): Promise<RotationReport> {
  const ctx = await systemCtx(app, ward)
  await begin(ctx, app)
  const total: RotationReport = { state: 'none', resealed: 0, broken: 0 }
  for (;;) {
    const turn = await rotateWard(await systemCtx(app, ward), app.vault, paceOn(app))
    Object.assign(total, { ...turn, resealed: total.resealed + turn.resealed })
    if (turn.state !== 'settling') return total
    cli.errorOut(`${ward.name}: đã khóa lại ${total.resealed} phần. Đợi các máy khác biết khóa mới…`)
    await sleep(10_000)
  }
}

/** A change that was cut short is gone on with; nothing new is begun beside it. */
async function begin(ctx: Ctx, app: App): Promise<void> {
  const { wardId } = ctx.ward
  const act = { name: 'key.rotate', subject: { type: 'ward', id: String(wardId) } }
  if ((await app.vault.keysOf(wardId)).keyIds.length > 1) return
  await write(ctx, act, async (trx) => ok(await beginRotation(trx, { ...ctx, vault: app.vault }, wardId)))
}

function paceOn({ db }: App): Pace {
  return {
    batch: 500,
    rest: () => setImmediate(),
    isStopped: () => false,
    retireMs: db.kind === 'embedded' ? 0 : 120_000,
  }
}

function told({ ward, state, resealed, broken, seconds }: WardReport): string {
  const done = `${ward}: khóa lại ${resealed} phần dữ liệu trong ${seconds} giây`
  return state === 'done'
    ? `${done}. Khóa cũ đã bỏ, không còn phần nào dùng.`
    : `${done}. Còn ${broken} phần không mở được bằng khóa nào: để nguyên, khóa cũ được giữ. Chạy doctor, rồi xem lại bản sao lưu.`
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isWorkingDay } from '#domain/working-time/index.ts'
import {
  addDays,
  dateOf,
  dayOfWeek,
  instantOf,
  localTimeOf,
  timeOf,
  type Instant,
  type LocalTime,
  type PlainDate,
} from '#lib/plain-date.ts'
import type { Clock } from '#lib/clock.ts'
import type { App } from '#src/wiring.ts'
import { playVisit, type Told } from '#modules/seed/index.ts'
import { answer, parse, type Cli, type Command } from './cli.ts'
import { openApp } from './open-app.ts'

const options = { keep: { type: 'string' } } as const

/** `demo`: one whole visit on a fresh data directory, each step told; `--keep` leaves the three papers. */
export const demo: Command = {
  usage: 'demo [--keep <thư mục>]',
  about: 'Diễn một lượt khách từ cửa tới tờ giấy đã ký, trên dữ liệu mới tinh.',
  async run(cli: Cli) {
    const { values } = parse(cli, { options })
    const dir = mkdtempSync(join(tmpdir(), 'motcua-demo-'))
    const places = {
      dataDir: join(dir, 'data'),
      keyFile: join(dir, 'keys/master.key'),
      databaseUrl: undefined,
    }
    const clock = tuesdayClock()
    const app = await openApp(cli, { clock, demonstrate: true, places })
    try {
      clock.settle(app)
      const tell = (told: Told) =>
        void (cli.json || cli.out(`${timeOf(localTimeOf(clock.now()))}  ${told.say}`))
      const played = await playVisit({ app, clock, tell })
      const papers = values.keep ? keep(values.keep, played.papers) : []
      return answer(cli, { steps: played.steps, papers }, () =>
        ['', played.last, ...papers.map((file) => `Giấy: ${file}`)].join('\n'),
      )
    } finally {
      await app.stop()
      rmSync(dir, { recursive: true, force: true })
    }
  },
}

function keep(dir: string, papers: { name: string; pdf: Uint8Array }[]): string[] {
  mkdirSync(dir, { recursive: true })
  return papers.map(({ name, pdf }) => {
    const file = join(dir, name)
    writeFileSync(file, pdf)
    return file
  })
}

export type WalkingClock = Clock & { walk(minutes: number): void }

/** A clock that stands on the last Tuesday the office was open, at 8:41, and walks when the story does. */
function tuesdayClock(): WalkingClock & { settle(app: App): void } {
  let now = instantOf(`${lastTuesday(() => true)}T08:41` as LocalTime)
  return {
    now: () => now,
    walk: (minutes) => void (now = new Date(Date.parse(now) + minutes * 60_000).toISOString() as Instant),
    settle: ({ catalogue }) =>
      void (now = instantOf(
        `${lastTuesday((day) => isWorkingDay(catalogue.calendar, day))}T08:41` as LocalTime,
      )),
  }
}

function lastTuesday(isOpen: (day: PlainDate) => boolean): PlainDate {
  const today = dateOf(localTimeOf(new Date()))
  let day = addDays(today, -((dayOfWeek(today) + 5) % 7))
  while (!isOpen(day)) day = addDays(day, -7)
  return day
}

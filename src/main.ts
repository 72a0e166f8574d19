import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { systemCtx } from '#cli/open-app.ts'
import { runCommand } from '#cli/run-command.ts'
import { readMachine } from '#cli/read-machine.ts'
import { openDb, type Db } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { refuseUnsafe } from '#db/read-safety.ts'
import { createRunner, type JobHandler, type Runner } from '#jobs/runner.ts'
import { systemClock } from '#lib/clock.ts'
import { faultFacts } from '#lib/fault-facts.ts'
import { systemIds } from '#lib/ids.ts'
import { projectRoot } from '#lib/os/project-root.ts'
import { listWardRows, sessionsOver } from '#modules/accounts/index.ts'
import {
  bookPlaces,
  keepRoots,
  makeRootKeyFile,
  openRootBook,
  ownUp,
  type RootBook,
} from '#modules/audit/index.ts'
import { loadCatalogue } from '#modules/catalogue/index.ts'
import { devicesOver } from '#modules/devices/index.ts'
import type { Ctx, WardFacts } from '#modules/context.ts'
import { beginRotation, keepRotating } from '#modules/custody/index.ts'
import { keepFindable } from '#modules/dossiers/index.ts'
import { keepDraftsShort } from '#modules/intake/index.ts'
import {
  checkPapers,
  drawTicket,
  keepPrintersGoing,
  runPrintJob,
  type PrintDesk,
} from '#modules/printing/index.ts'
import type { Hall } from '#modules/reach/index.ts'
import { eraseForRequest, keepErasureList } from '#modules/privacy/index.ts'
import { keepRetention } from '#modules/retention/index.ts'
import { seedDemonstrationWard } from '#modules/seed/index.ts'
import {
  atOnce,
  finishMasterChange,
  installationOf,
  makeKeyFile,
  openVault,
  settleKeyFile,
} from '#modules/vault/index.ts'
import { cupsPrinter } from '#print/cups-printer.ts'
import { escposPrinter } from '#print/escpos-printer.ts'
import { ticketBytes } from '#print/escpos.ts'
import { pictureOf } from '#print/ticket-picture.ts'
import { enrolmentApp, webApp } from '#web/app.ts'
import type { WebParts } from '#web/kit/web-parts.ts'
import { readConfig, type Config } from './config.ts'
import type { App, WireOptions } from './wiring.ts'

/** Puts the program together; the only place that names the concrete parts. */
async function wire({ places = {}, clock = systemClock, demonstrate, alone }: WireOptions): Promise<App> {
  const config = { ...readConfig(), ...places }
  const catalogue = loadCatalogue(join(projectRoot(), 'catalogue'))
  checkPapers(catalogue, join(projectRoot(), 'dist'))
  const db = await openDb(config)
  try {
    return await assemble({ config, catalogue, db, clock, demonstrate, alone })
  } catch (error) {
    await db.close()
    throw error
  }
}

type Parts = Pick<App, 'config' | 'catalogue' | 'db' | 'clock'> & Omit<WireOptions, 'places' | 'clock'>

async function assemble({ config, catalogue, db, clock, demonstrate, alone }: Parts): Promise<App> {
  await migrate(db)
  const known = await readWards(db)
  if (known.length === 0 && !existsSync(config.keyFile)) makeKeyFile(config.keyFile)
  await finishMasterChange(db, config.keyFile)
  await refuseUnsafe(db, readMachine(machineFacts(config)))
  await settleKeyFile(db, config.keyFile)
  const vault = await openVault(db, config.keyFile, alone && db.kind === 'embedded' ? atOnce : undefined)
  const isFirstStart = known.length === 0 && demonstrate
  const ids = systemIds
  const wards = isFirstStart ? [await seedDemonstrationWard({ db, vault, catalogue, clock, ids })] : known
  const rootBook = await bookOf({ config, db, clock, wards, isFirstStart })
  const runner = createRunner({ db, vaults: vault, clock, reportFault })
  const { desk, ticketPrinter, paperPrinter } = printDeskOf({ config, db, vault, clock, catalogue })
  const ctxOf = (ward: WardFacts) => systemCtx({ db, vault, catalogue, clock, ids }, ward)
  registerHandlers(runner, { desk, vault, clock, ids })
  runner.register('privacy.erase', erasing({ config, db, wards, ctxOf }))
  const byId = new Map(wards.map((ward) => [ward.wardId, ward]))
  const sessions = sessionsOver(db, clock)
  const devices = devicesOver(db, clock)
  const partsOf = (publicWard: WardFacts, hall?: Hall): WebParts => ({
    ...{ db, vault, rootBook, catalogue, clock, ids, publicWard, ticketPrinter, paperPrinter, wards: byId },
    ...{ sessions, devices, hall, log },
    installation: installationOf(config.keyFile),
    ...{ keyFile: config.keyFile, publicUrl: config.publicUrl, trustedProxies: config.trustedProxies },
    assets: readAssets(),
    secure: config.publicUrl?.startsWith('https://') ?? false,
  })
  const stopPurging: (() => void | Promise<void>)[] = []
  return {
    config,
    db,
    vault,
    rootBook,
    catalogue,
    clock,
    ids,
    isFirstStart,
    wards: byId,
    web: (publicWard, hall) => webApp(partsOf(publicWard, hall)),
    enrolment: (publicWard, hall) => enrolmentApp(partsOf(publicWard, hall)),
    async startJobs() {
      await runner.start()
      await keepErasureList(db, config.keyFile)
      stopPurging.push(...keepUp({ db, vault, clock, desk, wards, rootBook, ctxOf }))
    },
    async stop() {
      for (const stop of stopPurging) await stop()
      await runner.stop().catch((error: unknown) => reportFault('jobs', error))
      await db.close()
    },
  }
}

type KeepParts = Pick<App, 'db' | 'vault' | 'clock' | 'rootBook'> & {
  desk: PrintDesk
  wards: WardFacts[]
  ctxOf(ward: WardFacts): Promise<Ctx>
}

/** What goes on by itself while the program runs; each function returned ends one. */
function keepUp({
  db,
  vault,
  clock,
  desk,
  wards,
  rootBook,
  ctxOf,
}: KeepParts): (() => void | Promise<void>)[] {
  return [
    keepDraftsShort({ db, clock, wards, reportFault }),
    keepPrintersGoing(desk, { wards, reportFault }),
    keepRoots({ db, clock, book: rootBook, wards, reportFault }),
    keepRotating({ db, vault, wards, ctxOf, reportFault }),
    keepRetention({ contexts: () => Promise.all(wards.map(ctxOf)), reportFault }),
    keepFindable({ wards, ctxOf, reportFault }),
  ]
}

type BookParts = Pick<App, 'config' | 'db' | 'clock' | 'isFirstStart'> & { wards: WardFacts[] }

/** The book of signed roots. A ward made just now begins a new chain: where an older one was, the book says so. */
async function bookOf({ config, db, clock, wards, isFirstStart }: BookParts): Promise<RootBook> {
  const places = bookPlaces(config)
  makeRootKeyFile(places)
  const book = openRootBook(places)
  const renewed = isFirstStart ? wards.filter(({ wardId }) => book.last(wardId)) : []
  for (const { wardId } of renewed) await ownUp({ db, clock, book }, wardId, { kind: 'begun', reason: '' })
  return book
}

type ErasingParts = Pick<App, 'config' | 'db'> & {
  wards: WardFacts[]
  ctxOf(ward: WardFacts): Promise<Ctx>
}

/** Carries out what was granted, and writes the list that a restored backup is cleaned by. */
function erasing({ config, db, wards, ctxOf }: ErasingParts): JobHandler {
  return {
    outside: async ({ wardId, payload }) => {
      const ward = wards.find((one) => one.wardId === wardId)
      if (ward) await eraseForRequest(await ctxOf(ward), (payload as { requestId: string }).requestId)
      await keepErasureList(db, config.keyFile)
    },
  }
}

/** What messages of the outbox lead to. */
function registerHandlers(
  runner: Runner,
  { desk, vault, clock, ids }: Pick<App, 'vault' | 'clock' | 'ids'> & { desk: PrintDesk },
): void {
  runner.register('print.job', {
    outside: ({ wardId, payload }) =>
      runPrintJob(desk, wardId, (payload as { printJobId: string }).printJobId),
  })
  runner.register('key.rotate', {
    inside: async (trx, { wardId }) =>
      void (await beginRotation(trx, { vault, ids, now: clock.now() }, wardId)),
  })
}

/** The printers of the ward, by the names its jobs carry. */
function printDeskOf({
  config,
  db,
  vault,
  clock,
  catalogue,
}: Pick<App, 'config' | 'db' | 'vault' | 'clock' | 'catalogue'>) {
  const [host = '', port = ''] = config.escposPrinter?.split(':') ?? []
  const ticket = host ? escposPrinter({ host, port: Number(port) }) : undefined
  const paper = config.cupsPrinter ? cupsPrinter(config.cupsPrinter, config.searchPath) : undefined
  const printers = new Map(
    [ticket, paper].filter((printer) => printer !== undefined).map((printer) => [printer.id, printer]),
  )
  const desk: PrintDesk = {
    db,
    vault,
    clock,
    printers,
    encodeTicket: (words) =>
      ticketBytes(pictureOf(drawTicket({ catalogueDir: catalogue.dir, at: clock.now() }, words))),
  }
  return { desk, ticketPrinter: ticket?.id ?? null, paperPrinter: paper?.id ?? null }
}

async function readWards(db: Db): Promise<WardFacts[]> {
  return db.acrossWards((trx) => listWardRows(trx))
}

/** The machine's own clock, also when a story is told on another day: it is the machine that may be wrong. */
function machineFacts({ keyFile, databaseUrl, publicUrl, isTlsCheckOff }: Config) {
  return { keyFile, databaseUrl, publicUrl, isTlsCheckOff, now: Date.parse(systemClock.now()) }
}

function readAssets(): { dir: string; manifest: Record<string, string> } {
  const dist = join(projectRoot(), 'dist')
  return {
    dir: join(dist, 'assets'),
    manifest: JSON.parse(readFileSync(join(dist, 'assets.json'), 'utf8')) as Record<string, string>,
  }
}

function log(line: Record<string, unknown>): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), ...line })}\n`)
}

function reportFault(code: string, error: unknown): void {
  log({ level: 'error', code, ...faultFacts(error) })
}

process.exitCode = await runCommand(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
  wire,
})

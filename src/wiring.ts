import type { Hono } from 'hono'
import type { Db } from '#db/client.ts'
import type { Clock } from '#lib/clock.ts'
import type { Ids } from '#lib/ids.ts'
import type { RootBook } from '#modules/audit/index.ts'
import type { Catalogue } from '#modules/catalogue/index.ts'
import type { WardFacts } from '#modules/context.ts'
import type { Hall } from '#modules/reach/index.ts'
import type { Vault } from '#modules/vault/index.ts'
import type { Config } from './config.ts'

/** The whole program, put together by main. Commands receive `wire`, never the concrete parts. */
export type App = {
  config: Config
  db: Db
  vault: Vault
  /** Signed roots of the audit chains, outside the database. */
  rootBook: RootBook
  catalogue: Catalogue
  clock: Clock
  ids: Ids
  wards: Map<number, WardFacts>
  /** True when this start made the demonstration ward. */
  isFirstStart: boolean
  /** The pages of one ward; with the hall when it is opened. */
  web(publicWard: WardFacts, hall?: Hall): Hono
  /** What the plain network of the hall is answered: how a device is connected, and nothing else. */
  enrolment(publicWard: WardFacts, hall: Hall): Hono
  /** Background work: outbox, housekeeping, purging of drafts. */
  startJobs(): Promise<void>
  stop(): Promise<void>
}

export type WireOptions = {
  /** Places other than those of the environment: a demonstration of its own, a test. */
  places?: Partial<Config>
  clock?: Clock
  /** Make the demonstration ward when the data directory has no ward. */
  demonstrate: boolean
  /** Nobody else works on an embedded database: a new data key need not wait for others to learn of it. */
  alone?: boolean
}

export type Wire = (options: WireOptions) => Promise<App>

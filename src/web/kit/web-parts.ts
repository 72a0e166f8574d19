import type { Clock } from '#lib/clock.ts'
import type { Ids } from '#lib/ids.ts'
import type { Sessions } from '#modules/accounts/index.ts'
import type { Ctx, WardFacts } from '#modules/context.ts'
import type { Vault } from '#modules/vault/index.ts'

/** What the web is built from; main names the concrete ones, tests their own. */
export type WebParts = {
  db: Ctx['db']
  vault: Vault
  catalogue: Ctx['catalogue']
  clock: Clock
  ids: Ids
  sessions: Sessions
  /** The wards of this installation by id. Public pages belong to `publicWard`. */
  wards: Map<number, WardFacts>
  publicWard: WardFacts
  assets: { dir: string; manifest: Record<string, string> }
  /** The address citizens see, when there is one. */
  publicUrl: string | undefined
  /** Printers of the ward; null where the browser prints. */
  ticketPrinter: string | null
  paperPrinter: string | null
  /** Requests a minute from one address; far above a desk, far below a flood, when not said. */
  requestsPerMinute?: number
  /** True behind TLS: cookies are `__Host-` and HSTS is sent. */
  secure: boolean
  log(line: Record<string, unknown>): void
}

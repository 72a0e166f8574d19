import type { Clock } from '#lib/clock.ts'
import type { Ids } from '#lib/ids.ts'
import type { Sessions } from '#modules/accounts/index.ts'
import type { RootBook } from '#modules/audit/index.ts'
import type { Ctx, WardFacts } from '#modules/context.ts'
import type { Devices } from '#modules/devices/index.ts'
import type { Hall } from '#modules/reach/index.ts'
import type { Vault } from '#modules/vault/index.ts'

/** What the web is built from; main names the concrete ones, tests their own. */
export type WebParts = {
  db: Ctx['db']
  vault: Vault
  /** Signed roots of the audit chains; without it pages tell only what the database knows of them. */
  rootBook?: RootBook
  /** Where the master key lies; pages tell how it is kept, never what it says. */
  keyFile?: string | undefined
  catalogue: Ctx['catalogue']
  clock: Clock
  ids: Ids
  sessions: Sessions
  devices: Devices
  /** The wards of this installation by id. Public pages belong to `publicWard`. */
  wards: Map<number, WardFacts>
  publicWard: WardFacts
  assets: { dir: string; manifest: Record<string, string> }
  /** The address citizens see, when there is one. */
  publicUrl: string | undefined
  /** Which installation this is, told to whoever asks: `doctor` knows its own by it. */
  installation?: string
  /** Addresses of the proxy in front, beside this machine; believed only when there is a `publicUrl`. */
  trustedProxies?: readonly string[]
  /** What the hall is reached by; absent while it is not opened. */
  hall?: Hall | undefined
  /** Printers of the ward; null where the browser prints. */
  ticketPrinter: string | null
  paperPrinter: string | null
  /** Requests a minute from one address; far above a desk, far below a flood, when not said. */
  requestsPerMinute?: number
  /** True behind TLS: cookies are `__Host-`. Said of the public address; the kit says it anew for each reach. */
  secure: boolean
  log(line: Record<string, unknown>): void
}

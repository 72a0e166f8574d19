import { UnsafeStart } from '#db/read-safety.ts'
import { CatalogueFault } from '#modules/catalogue/index.ts'
import type { Ctx, WardFacts } from '#modules/context.ts'
import { ConfigRefusal, type Config } from '#src/config.ts'
import type { App, WireOptions } from '#src/wiring.ts'
import { CliRefusal, type Cli } from './cli.ts'
import { asRefusal } from './open-data.ts'

/** Puts the program together; whatever stands in the way becomes one plain sentence with a code. */
export async function openApp(cli: Cli, options: WireOptions): Promise<App> {
  try {
    return await asRefusal(() => cli.wire(options))
  } catch (error) {
    if (error instanceof ConfigRefusal) throw new CliRefusal('start.config', error.message)
    if (error instanceof CatalogueFault) throw new CliRefusal('start.catalogue', error.message)
    if (error instanceof UnsafeStart) throw new CliRefusal(`start.${error.reasons[0]!.code}`, error.message)
    throw error
  }
}

/** The program itself, acting for one ward. */
export async function systemCtx(
  app: Pick<App, 'db' | 'clock' | 'ids' | 'vault' | 'catalogue'>,
  ward: WardFacts,
): Promise<Ctx> {
  return {
    db: app.db,
    ward,
    actor: { id: null, name: 'motcua', role: 'system', roles: ['system'], counterId: null },
    device: 'máy chủ',
    now: app.clock.now(),
    ids: app.ids,
    vault: await app.vault.forWard(ward.wardId),
    catalogue: app.catalogue,
    requestId: app.ids.uuid(),
    idempotency: null,
  }
}

/** What to type on this machine. A server open to all addresses is reached here like one open to this machine alone. */
export function addressOf({ host, port }: Pick<Config, 'host' | 'port'>): string {
  const isHere = ['127.0.0.1', '::1', '0.0.0.0', '::', 'localhost'].includes(host)
  return `http://${isHere ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`
}

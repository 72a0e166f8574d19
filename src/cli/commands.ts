import type { Command } from './cli.ts'

/** Every command, loaded only when it is asked for: `card` must not pay for the printer. */
export const commands: Record<string, () => Promise<Command>> = {
  card: async () => (await import('./card.ts')).card,
}

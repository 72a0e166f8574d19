import type { Command } from './cli.ts'

/** Every command, loaded only when it is asked for: `card` must not pay for the printer. */
export const commands: Record<string, () => Promise<Command>> = {
  start: async () => (await import('./start.ts')).start,
  find: async () => (await import('./find.ts')).find,
  demo: async () => (await import('./demo.ts')).demo,
  setup: async () => (await import('./setup.ts')).setup,
  doctor: async () => (await import('./doctor.ts')).doctor,
  shortcut: async () => (await import('./shortcut.ts')).shortcut,
  forms: async () => (await import('./forms.ts')).forms,
  form: async () => (await import('./form.ts')).form,
  fill: async () => (await import('./fill.ts')).fill,
  catalogue: async () => (await import('./catalogue.ts')).catalogue,
  due: async () => (await import('./due.ts')).due,
  card: async () => (await import('./card.ts')).card,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./restore.ts')).restore,
  people: async () => (await import('./people.ts')).people,
  key: async () => (await import('./key.ts')).key,
  audit: async () => (await import('./audit.ts')).audit,
  bench: async () => (await import('./bench.ts')).bench,
}

import type { vi } from './vi.ts'

/** Vietnamese is the source: English must have the same keys, with the same parameters. */
export type Words = typeof vi

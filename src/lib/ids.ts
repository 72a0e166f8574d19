import { randomBytes, randomUUID } from 'node:crypto'

/** Ids and tokens come through this port so that tests may fix them. */
export type Ids = { uuid(): string; token(bytes?: number): string }

export const systemIds: Ids = {
  uuid: () => randomUUID(),
  token: (bytes = 24) => randomBytes(bytes).toString('base64url'),
}

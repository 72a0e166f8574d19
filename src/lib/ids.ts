import { randomBytes, randomUUID } from 'node:crypto'

/** Ids and tokens come through this port so that tests may fix them. */
export type Ids = { uuid(): string; token(bytes?: number): string }

/** A malformed id is an unknown id: the database would complain, and the answer must not differ. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
}

export const systemIds: Ids = {
  uuid: () => randomUUID(),
  token: (bytes = 24) => randomBytes(bytes).toString('base64url'),
}

import { createHash } from 'node:crypto'

/** Tokens carry their ward in front (`4.x7Kd…`), so that the row is looked for under that ward's own policy. */
export function tokenOf(wardId: number, secret: string): string {
  return `${wardId}.${secret}`
}

export function wardOfToken(token: string): number | undefined {
  const match = /^(\d{1,9})\.[A-Za-z0-9_-]{16,}$/.exec(token)
  const wardId = match ? Number(match[1]) : 0
  return wardId > 0 ? wardId : undefined
}

/** Only the hash is stored: a stolen table signs nobody in. The token itself has 192 random bits. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto'
import type { Instant } from '#lib/plain-date.ts'

/**
 * A signed root: at this moment the ward's chain ended with this link. `tick` every ten minutes; `begun` when a new chain takes the
 * place of an older one; `restored` when a backup was put back, with the reason. `prev` is the hash of the line before it in the book,
 * so that one good signature speaks for all lines above.
 */
export type Root = {
  wardId: number
  no: number
  kind: RootKind
  seq: number
  hash: string
  at: Instant
  prev: string
  reason: string
  keyId: string
  line: string
}
export type RootKind = 'tick' | 'begun' | 'restored'
export type RootFacts = Omit<Root, 'line' | 'keyId'>

const form =
  /^motcua-root-1 ward=(\d+) no=(\d+) kind=(tick|begun|restored) seq=(\d+) at=(\S+) hash=([0-9a-f]{64}) prev=([0-9a-f]{64}) why=([\w-]*) key=([0-9a-f]{16}) sig=([\w-]{86})$/

/** What the first root of a book hangs on. */
export const bookStart = '0'.repeat(64)

/** The key that signs roots. It lies outside the database and signs nothing else. */
export type RootKey = { keyId: string; privateKey: KeyObject; publicKey: KeyObject }

export function makeRootKeyText(): string {
  const { privateKey } = generateKeyPairSync('ed25519')
  return privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
}

/** Throws when the text is no Ed25519 key. */
export function readRootKey(pem: string): RootKey {
  const privateKey = createPrivateKey(pem)
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error('Not an Ed25519 key')
  const publicKey = createPublicKey(privateKey)
  return { keyId: keyIdOf(publicKey), privateKey, publicKey }
}

function keyIdOf(publicKey: KeyObject): string {
  return hash('sha256', publicKey.export({ type: 'spki', format: 'der' })).slice(0, 16)
}

/** One line of the book: also what the QR code carries, so that the printed root can be checked by itself. */
export function signRoot(key: RootKey, facts: RootFacts): Root {
  const { wardId, no, kind, seq, hash: head, at, prev, reason } = facts
  const why = Buffer.from(reason.normalize('NFC')).toString('base64url')
  const said = `motcua-root-1 ward=${wardId} no=${no} kind=${kind} seq=${seq} at=${at} hash=${head} prev=${prev} why=${why} key=${key.keyId}`
  const signature = sign(null, Buffer.from(said), key.privateKey).toString('base64url')
  return { ...facts, keyId: key.keyId, line: `${said} sig=${signature}` }
}

/** Reads a line without believing it. */
export function parseRoot(line: string): Root | undefined {
  const found = form.exec(line)
  if (!found) return undefined
  const [, ward, no, kind, seq, at, head, prev, why, keyId] = found as unknown as string[]
  return {
    wardId: Number(ward),
    no: Number(no),
    kind: kind as RootKind,
    seq: Number(seq),
    hash: head!,
    at: at as Instant,
    prev: prev!,
    reason: Buffer.from(why!, 'base64url').toString(),
    keyId: keyId!,
    line,
  }
}

/** Whether this very line was signed with the key. */
export function isSigned(key: Pick<RootKey, 'publicKey' | 'keyId'>, root: Root): boolean {
  const [said = '', signature = ''] = root.line.split(' sig=')
  if (root.keyId !== key.keyId) return false
  return verify(null, Buffer.from(said), key.publicKey, Buffer.from(signature, 'base64url'))
}

export function hashOfLine(line: string): string {
  return hash('sha256', line)
}

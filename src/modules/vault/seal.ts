import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto'

/** Layout of a sealed value: version (1 byte) · key id (1 byte) · nonce (12) · tag (16) · ciphertext. */
const version = 1
const nonceAt = 2
const tagAt = 14
const textAt = 30

/** The key is prepared once: making it anew for every value costs as much as the cipher. */
export type DataKey = { keyId: number; key: KeyObject }

/** The bytes were changed, or belong to another place, row, ward or key. */
export class SealBroken extends Error {
  constructor(place: string) {
    super(`A sealed value does not open at ${place}`)
  }
}

export function sealBytes({ keyId, key }: DataKey, associated: string, plain: Uint8Array): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(associated))
  const text = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.from([version, keyId]), nonce, cipher.getAuthTag(), text])
}

export function keyIdOf(sealed: Uint8Array): number {
  if (sealed.length < textAt || sealed[0] !== version) throw new SealBroken('?')
  return sealed[1]!
}

export function openBytes({ key }: DataKey, associated: string, sealed: Uint8Array): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(nonceAt, tagAt))
    decipher.setAAD(Buffer.from(associated))
    decipher.setAuthTag(sealed.subarray(tagAt, textAt))
    return Buffer.concat([decipher.update(sealed.subarray(textAt)), decipher.final()])
  } catch {
    throw new SealBroken(associated)
  }
}

/** A key for one use, made from the data key: the key that seals never makes an index. */
export function deriveKey(key: KeyObject, purpose: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', key, '', `motcua ${purpose}`, 32)))
}

/** Keyed, so that the index says nothing without the ward's key; the purpose keeps two indexes of one text apart. */
export function blindIndexOf(indexKey: KeyObject, purpose: string, text: string): string {
  return createHmac('sha256', indexKey)
    .update(`${purpose}\0${text.normalize('NFC')}`)
    .digest('base64url')
}

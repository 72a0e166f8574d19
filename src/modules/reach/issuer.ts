import 'reflect-metadata'
import {
  createPrivateKey,
  KeyObject,
  randomBytes,
  X509Certificate as NodeCertificate,
  type webcrypto,
} from 'node:crypto'
import { isIP } from 'node:net'
import * as x509 from '@peculiar/x509'
import { nameConstraintsOid, officeOnly } from './name-constraints.ts'

/** The ward's own certificate issuer: its certificate is what devices are given, its key never leaves the machine. */
export type Issuer = {
  certificatePem: string
  certificateDer: Buffer
  /** SHA-256 in groups of four, to be compared by eye. */
  fingerprint: string
  notAfter: Date
  issue(wanted: { names: readonly string[]; now: Date }): Promise<Leaf>
}

/** The certificate of this machine for the addresses it has now; its key lives in memory only. */
export type Leaf = { certificatePem: string; keyPem: string; names: readonly string[]; notAfter: Date }

const dayMs = 86_400_000
/** A device whose clock is behind still finds the certificate begun. */
const startsBefore = 3 * dayMs
const issuerDays = 3650
/** Short, because it is renewed by itself; far below what telephones accept. */
export const leafDays = 90
const curve = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const

/** A fresh issuer as text: key and certificate in one file, so that one is never without the other. */
export async function newIssuer(ward: string, now: Date): Promise<string> {
  const keys = await makeKeys()
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(),
    name: [{ CN: [`Một cửa ${ward}`.slice(0, 64)] }],
    notBefore: new Date(now.getTime() - startsBefore),
    notAfter: new Date(now.getTime() + issuerDays * dayMs),
    keys,
    signingAlgorithm: curve,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      new x509.Extension(nameConstraintsOid, true, new Uint8Array(officeOnly())),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return `${pemOfKey(keys.privateKey)}${certificate.toString('pem')}\n`
}

/** Throws on anything that is not a key and its certificate. */
export async function parseIssuer(text: string): Promise<Issuer> {
  const [certificatePem = ''] =
    /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/.exec(text) ?? []
  const certificate = new x509.X509Certificate(certificatePem)
  const privateKey = createPrivateKey(text)
  const node = new NodeCertificate(certificatePem)
  if (!node.checkPrivateKey(privateKey)) throw new Error('The key is not that of the certificate')
  const signingKey = await importKey(privateKey)
  return {
    certificatePem: `${certificatePem}\n`,
    certificateDer: Buffer.from(certificate.rawData),
    fingerprint: node.fingerprint256.replaceAll(':', '').replace(/(.{4})(?!$)/g, '$1 '),
    notAfter: certificate.notAfter,
    issue: (wanted) => issue({ certificate, signingKey }, wanted),
  }
}

type Signer = { certificate: x509.X509Certificate; signingKey: CryptoKey }

async function issue(
  { certificate, signingKey }: Signer,
  { names, now }: { names: readonly string[]; now: Date },
): Promise<Leaf> {
  const keys = await makeKeys()
  const ends = Math.min(now.getTime() + leafDays * dayMs, certificate.notAfter.getTime())
  const leaf = await x509.X509CertificateGenerator.create({
    serialNumber: serial(),
    subject: certificate.subjectName.toJSON(),
    issuer: certificate.subjectName.toJSON(),
    notBefore: new Date(now.getTime() - startsBefore),
    notAfter: new Date(ends),
    publicKey: keys.publicKey,
    signingKey,
    signingAlgorithm: curve,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(
        names.map((value) => ({ type: isIP(value) ? ('ip' as const) : ('dns' as const), value })),
      ),
      await x509.AuthorityKeyIdentifierExtension.create(certificate, false),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  const chain = `${leaf.toString('pem')}\n${certificate.toString('pem')}\n`
  return { certificatePem: chain, keyPem: pemOfKey(keys.privateKey), names, notAfter: leaf.notAfter }
}

function makeKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(curve, true, ['sign', 'verify']) as Promise<CryptoKeyPair>
}

function importKey(key: KeyObject): Promise<CryptoKey> {
  const bytes = key.export({ type: 'pkcs8', format: 'der' })
  return crypto.subtle.importKey('pkcs8', new Uint8Array(bytes), curve, false, ['sign'])
}

function pemOfKey(key: CryptoKey): string {
  return KeyObject.from(key as webcrypto.CryptoKey)
    .export({ type: 'pkcs8', format: 'pem' })
    .toString()
}

/** Positive, never the same twice. */
function serial(): string {
  return `01${randomBytes(15).toString('hex')}`
}

import { connect, createServer, type TLSSocket } from 'node:tls'
import { isIP, type AddressInfo } from 'node:net'
import { X509Certificate } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { newIssuer, parseIssuer, type Issuer } from './issuer.ts'

const dayMs = 86_400_000
const today = () => new Date()

async function anIssuer(now = today()): Promise<Issuer> {
  return parseIssuer(await newIssuer('Phường Thử Nghiệm', now))
}

/** What a device says that trusts `ca` and asks for `host`: 'trusted', or why not. The connection stays on this machine. */
async function trust(leafOf: Issuer, options: { names: string[]; host: string; ca: Issuer; now?: Date }) {
  const leaf = await leafOf.issue({ names: options.names, now: options.now ?? today() })
  const server = createServer({ key: leaf.keyPem, cert: leaf.certificatePem })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  try {
    return await new Promise<string>((resolve) => {
      const socket: TLSSocket = connect(
        { port, host: '127.0.0.1', ca: options.ca.certificatePem, checkServerIdentity: () => undefined },
        () => {
          const peer = new X509Certificate(socket.getPeerCertificate().raw)
          const isNamed = isIP(options.host) ? peer.checkIP(options.host) : peer.checkHost(options.host)
          socket.end()
          resolve(isNamed ? 'trusted' : 'another name')
        },
      )
      socket.once('error', (error: NodeJS.ErrnoException) => resolve(`${error.code} ${error.message}`))
    })
  } finally {
    server.close()
  }
}

describe("the ward's own authority", () => {
  const names = ['192.168.1.20', 'fd00::2', 'may-quay-1.local']

  it('is believed for the addresses of this machine by whoever has its certificate, and by nobody else', async () => {
    const [ours, foreign] = [await anIssuer(), await anIssuer()]
    for (const host of names) expect(await trust(ours, { names, host, ca: ours }), host).toBe('trusted')
    expect(await trust(ours, { names, host: '192.168.1.21', ca: ours })).toBe('another name')
    expect(await trust(ours, { names, host: names[0]!, ca: foreign })).toMatch(
      /UNABLE_TO_VERIFY_LEAF_SIGNATURE|SELF_SIGNED_CERT_IN_CHAIN|CERT_SIGNATURE_FAILURE/,
    )
  })

  it.each(['8.8.8.8', '172.32.0.1', '2001:db8::1', 'nganhang.vn', 'phuong.local.vn'])(
    'can speak for nothing outside the office: %s',
    async (name) => {
      const ours = await anIssuer()
      expect(await trust(ours, { names: [name], host: name, ca: ours })).toContain(
        'permitted subtree violation',
      )
    },
  )

  it('is believed by a device whose clock is a day behind or ahead, also on its first and its last days', async () => {
    // A machine a day ahead of the device is a device a day behind.
    for (const days of [-1, 1, -59]) {
      const now = new Date(Date.now() + days * dayMs)
      const ours = await anIssuer(now)
      expect(await trust(ours, { names, host: names[0]!, ca: ours, now }), `${days}`).toBe('trusted')
    }
    const far = new Date(Date.now() + 5 * dayMs)
    const ours = await anIssuer(far)
    expect(await trust(ours, { names, host: names[0]!, ca: ours, now: far })).toContain('CERT_NOT_YET_VALID')
  })

  it('signs nothing but servers of its own, for three months', async () => {
    const ours = await anIssuer()
    const certificate = new X509Certificate(ours.certificatePem)
    expect([certificate.ca, certificate.subject]).toEqual([true, 'CN=Một cửa Phường Thử Nghiệm'])
    const leaf = await ours.issue({ names, now: today() })
    const issued = new X509Certificate(leaf.certificatePem)
    expect([issued.ca, issued.keyUsage]).toEqual([false, ['1.3.6.1.5.5.7.3.1']])
    expect(issued.checkIssued(certificate)).toBe(true)
    expect((leaf.notAfter.getTime() - Date.now()) / dayMs).toBeLessThanOrEqual(90)
  })

  it('is one text: a key that belongs to another certificate is refused', async () => {
    const [one, other] = [await newIssuer('Phường Một', today()), await newIssuer('Phường Hai', today())]
    const mixed = one.slice(0, one.indexOf('-----BEGIN CERT')) + other.slice(other.indexOf('-----BEGIN CERT'))
    await expect(parseIssuer(mixed)).rejects.toThrow()
    await expect(parseIssuer('')).rejects.toThrow()
    expect((await parseIssuer(one)).fingerprint).toMatch(/^([0-9A-F]{4} ){15}[0-9A-F]{4}$/)
  })
})

import { isIPv6 } from 'node:net'
import { privateNetworks } from '#lib/private-address.ts'

/** RFC 5280, 4.2.1.10: the only names that certificates of this issuer may carry. */
export const nameConstraintsOid = '2.5.29.30'

const tags = { sequence: 0x30, permitted: 0xa0, dnsName: 0x82, ipAddress: 0x87 }

/**
 * Private addresses and names that end in `.local`: whoever steals the key of this issuer can still not stand in for
 * a bank, nor for anything else outside an office network, before a browser that keeps the rules.
 */
export function officeOnly(): Uint8Array {
  const names = [der(tags.dnsName, Buffer.from('local'))]
  const networks = privateNetworks.map(([network, prefix]) => der(tags.ipAddress, rangeOf(network, prefix)))
  const subtrees = [...names, ...networks].map((name) => der(tags.sequence, name))
  return der(tags.sequence, der(tags.permitted, Buffer.concat(subtrees)))
}

function der(tag: number, content: Uint8Array): Buffer {
  const { length } = content
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

/** Network and mask, one after the other. */
function rangeOf(network: string, prefix: number): Buffer {
  const bytes = isIPv6(network) ? bytesOfIpv6(network) : network.split('.').map(Number)
  const mask = bytes.map((_, index) => (0xff00 >> Math.max(0, Math.min(8, prefix - index * 8))) & 0xff)
  return Buffer.from([...bytes, ...mask])
}

/** Networks are written `fc00::`: groups in front, zeros after. */
function bytesOfIpv6(network: string): number[] {
  const groups = network
    .split(':')
    .filter(Boolean)
    .map((group) => Number.parseInt(group, 16))
  return Array.from({ length: 8 }, (_, index) => groups[index] ?? 0).flatMap((group) => [
    group >> 8,
    group & 0xff,
  ])
}

import { BlockList, isIP } from 'node:net'

/** Networks nobody reaches from outside (RFC 1918, 4193, link-local): the office is one of them. */
export const privateNetworks = [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['fc00::', 7],
  ['fe80::', 10],
] as const

const networks = new BlockList()
for (const [network, prefix] of privateNetworks)
  networks.addSubnet(network, prefix, network.includes(':') ? 'ipv6' : 'ipv4')

export function isPrivateAddress(address: string): boolean {
  const family = isIP(address)
  return family !== 0 && networks.check(address, family === 6 ? 'ipv6' : 'ipv4')
}

/** An IPv4 address as IPv6 sockets write it. */
export function plainAddress(address: string): string {
  return address.replace(/^::ffff:/i, '').replace(/%.*$/, '')
}

export function isLoopbackAddress(address: string): boolean {
  return address === '::1' || /^127\./.test(address)
}

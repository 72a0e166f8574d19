import { hostname, networkInterfaces } from 'node:os'
import { isPrivateAddress, plainAddress } from '../private-address.ts'

/** Networks inside the machine: containers, virtual machines, tunnels. Nobody in the hall is on them. */
const insideMachine =
  /^(docker|br-|virbr|veth|vmnet|vboxnet|cni|flannel|tailscale|wg|zt|utun)|vEthernet|VirtualBox|VMware|WSL/i

/** The addresses of this machine in the office network, the likeliest first. */
export function lanAddresses(): string[] {
  const all = Object.entries(networkInterfaces()).flatMap(([name, addresses = []]) =>
    addresses
      .filter(
        ({ internal, address }) =>
          !internal && !/^fe80/i.test(address) && isPrivateAddress(plainAddress(address)),
      )
      .map(({ address, family }) => ({
        address: plainAddress(address),
        rank:
          (insideMachine.test(name) ? 4 : 0)
          + (family === 'IPv6' ? 2 : 0)
          + (address.startsWith('169.254.') ? 1 : 0),
      })),
  )
  return [...new Set(all.sort((a, b) => a.rank - b.rank).map(({ address }) => address))]
}

/** The name of this machine as its neighbours ask for it (`may-quay-1.local`), when it is one a certificate can carry. */
export function localName(): string | undefined {
  const [first = ''] = hostname().toLowerCase().split('.')
  return /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(first) ? `${first}.local` : undefined
}

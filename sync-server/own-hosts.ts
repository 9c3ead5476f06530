import { hostname, networkInterfaces } from 'node:os'
import { hostName, isLoopbackName } from './host-name.ts'

/**
 * Whether a Host header names this relay.
 *
 * A join's signature holds for one host. That stops a false relay from passing it on to the true one
 * only if the true one knows its own names: the header is whatever the caller writes. Known without
 * being told are loopback, this machine's name and its addresses, on any port; a name from outside
 * (a domain, a container's host) has to be configured. `*` accepts any.
 */
export const createOwnHosts = (configured: readonly string[]): ((hostHeader: string) => boolean) => {
  const names = new Set(configured.map((host) => host.toLowerCase()))
  return (hostHeader) => {
    const host = hostHeader.toLowerCase()
    const name = hostName(host)
    if (name === undefined) return false
    return names.has('*') || names.has(host) || names.has(name) || isLoopbackName(name) || isThisMachine(name)
  }
}

const isThisMachine = (name: string): boolean => {
  const own = hostname().toLowerCase()
  if (name === own || name === `${own}.local`) return true
  // Asked each time: a phone or a laptop changes networks while the relay runs.
  return Object.values(networkInterfaces()).some((addresses) =>
    addresses?.some(({ address }) => name === address || name === `[${address}]`),
  )
}

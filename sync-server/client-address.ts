import type { IncomingMessage } from 'node:http'
import { isIPv6 } from 'node:net'

/**
 * Who counts as one for the limits per address. Kept in memory only, never written anywhere.
 *
 * Behind a proxy the last entry of X-Forwarded-For is the one the proxy itself wrote; the others are the
 * caller's word. Without a proxy all of it is.
 */
export const clientAddress = (request: IncomingMessage, proxy: 'trusted' | 'none'): string => {
  const forwarded = proxy === 'trusted' ? request.headers['x-forwarded-for'] : undefined
  const last = [forwarded ?? []].flat().join(',').split(',').at(-1)?.trim()
  return addressToGroup(last === undefined || last === '' ? (request.socket.remoteAddress ?? '') : last)
}

/** One household holds a whole IPv6 /64, and may use another address of it for every connection. */
export const addressToGroup = (address: string): string => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  if (!isIPv6(address)) return address
  const [left = '', right] = address.split('%', 1)[0]!.split('::')
  const head = left === '' ? [] : left.split(':')
  const tail = right === undefined || right === '' ? [] : right.split(':')
  const zeros = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0')
  const groups = [...head, ...zeros, ...tail].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16))
  return `${groups.join(':')}::/64`
}

import type { IncomingMessage } from 'node:http'
import { hostName, isLoopbackName } from './host-name.ts'

/**
 * Whether a request was made on this machine, by a program or by a page that this machine served.
 *
 * The address alone does not say: behind a proxy on the same machine everyone comes from loopback, and a
 * page of any site can make a browser here connect. So the Host must be loopback too, nothing may say it
 * was forwarded, and the Origin, if there is one, must be loopback. (A proxy that hides all of this sends
 * its own Host, over which no member's signature holds.)
 */
export const isLocalRequest = (request: IncomingMessage): boolean =>
  isLoopbackAddress(request.socket.remoteAddress) &&
  isLoopbackHost(request.headers.host) &&
  forwardingHeaders.every((header) => request.headers[header] === undefined) &&
  (request.headers.origin === undefined || isLoopbackOrigin(request.headers.origin))

const forwardingHeaders = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via']

const isLoopbackAddress = (address: string | undefined): boolean =>
  address !== undefined && (address === '::1' || /^(?:::ffff:)?127\./.test(address))

const isLoopbackHost = (host: string | undefined): boolean => {
  const name = host === undefined ? undefined : hostName(host.toLowerCase())
  return name !== undefined && isLoopbackName(name)
}

const isLoopbackOrigin = (origin: string): boolean => isLoopbackHost(/^https?:\/\/(.+)$/.exec(origin)?.[1])

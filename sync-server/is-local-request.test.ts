import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { isLocalRequest } from './is-local-request.ts'

const isLocal = (headers: Record<string, string>, remoteAddress = '127.0.0.1'): boolean =>
  isLocalRequest({ headers: { host: 'localhost:8787', ...headers }, socket: { remoteAddress } } as unknown as IncomingMessage)

test.for([
  ['a program here', {}, '127.0.0.1'],
  ['over IPv6', { host: '[::1]:8787' }, '::1'],
  ['over IPv4 in IPv6', { host: '127.0.0.1:8787' }, '::ffff:127.0.0.1'],
  ['a page served here', { origin: 'http://localhost:5173' }, '127.0.0.1'],
] as const)('%s is local', ([, headers, address]) => {
  expect(isLocal(headers, address)).toBe(true)
})

test.for([
  ['another machine', {}, '192.0.2.7'],
  ['a proxy here that says so', { 'x-forwarded-for': '192.0.2.7' }, '127.0.0.1'],
  ['a proxy here that keeps the name', { host: 'relay.example' }, '127.0.0.1'],
  ['a page of any site', { origin: 'https://elsewhere.example' }, '127.0.0.1'],
  ['a page of a site that begins like this machine', { origin: 'https://localhost.elsewhere.example' }, '127.0.0.1'],
  ['a file opened in a browser', { origin: 'null' }, '127.0.0.1'],
  ['a name that resolves to this machine', { host: 'rebound.example:8787' }, '127.0.0.1'],
] as const)('%s is not local', ([, headers, address]) => {
  expect(isLocal(headers, address)).toBe(false)
})

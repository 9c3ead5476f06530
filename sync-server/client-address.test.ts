import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { addressToGroup, clientAddress } from './client-address.ts'

test.for([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:db8::9', '2001:db8:0:0::/64'],
  ['2001:0DB8::9', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['unknown', 'unknown'],
] as const)('%s counts as %s', ([address, group]) => {
  expect(addressToGroup(address)).toBe(group)
})

const request = (forwarded?: string): IncomingMessage =>
  ({ headers: { 'x-forwarded-for': forwarded }, socket: { remoteAddress: '192.0.2.1' } }) as unknown as IncomingMessage

test('what a caller says of its own address counts only from the own proxy, and there the last entry', () => {
  expect(clientAddress(request('203.0.113.9, 198.51.100.4'), 'none')).toBe('192.0.2.1')
  expect(clientAddress(request('203.0.113.9, 198.51.100.4'), 'trusted')).toBe('198.51.100.4')
  expect(clientAddress(request(), 'trusted')).toBe('192.0.2.1')
})

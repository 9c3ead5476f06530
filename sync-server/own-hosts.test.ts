import { hostname } from 'node:os'
import { expect, test } from 'vitest'
import { createOwnHosts } from './own-hosts.ts'

const isOwn = createOwnHosts(['relay.example', 'other.example:8443'])

test.for([
  'localhost:8787',
  '127.0.0.1:8787',
  '[::1]:8787',
  'LOCALHOST',
  `${hostname()}.local:8787`,
  'relay.example',
  'relay.example:9000',
  'Other.Example:8443',
])('%s is this relay', (host) => {
  expect(isOwn(host)).toBe(true)
})

test.for([
  'mallory.example',
  'relay.example.mallory.example',
  'other.example',
  'other.example:8444',
  '',
  'a b',
  'relay.example/path',
  'mallory@relay.example',
  'relay.example?x',
])('"%s" is not', (host) => {
  expect(isOwn(host)).toBe(false)
})

test('with * any name is', () => {
  expect(createOwnHosts(['*'])('mallory.example')).toBe(true)
})

import { expect, test } from 'vitest'
import { readRelayAddress, relayHost, relayWithCode, relayWithoutCode } from './relay-address.ts'

test.each([
  ['wss://meet.example.org/relay', 'wss://meet.example.org/relay'],
  ['  wss://meet.example.org  ', 'wss://meet.example.org/relay'],
  ['meet.example.org', 'wss://meet.example.org/relay'],
  ['https://meet.example.org/', 'wss://meet.example.org/relay'],
  ['ws://localhost:8787/relay', 'ws://localhost:8787/relay'],
])('%o is read as an address', (typed, url) => {
  expect(readRelayAddress(typed, true)).toEqual({ url })
})

test.each([
  ['', 'not-an-address'],
  ['two words', 'not-an-address'],
  ['ftp://meet.example.org', 'not-an-address'],
  ['wss://someone:secret@meet.example.org', 'not-an-address'],
  ['ws://meet.example.org', 'not-secure'],
  [`wss://meet.example.org/${'a'.repeat(300)}`, 'too-long'],
])('%o is refused as %s', (typed, fault) => {
  expect(readRelayAddress(typed, true)).toEqual({ fault })
})

test('a page that is not encrypted itself may dial any address', () => {
  expect(readRelayAddress('box.local:8787', false)).toEqual({ url: 'ws://box.local:8787/relay' })
})

test('the code rides behind the address, and neither the name nor the shown address has it', () => {
  const relay = relayWithCode('wss://meet.example.org/relay', ' open sesame ')
  expect(relay).toBe('wss://meet.example.org/relay#open%20sesame')
  expect(relayHost(relay)).toBe('meet.example.org')
  expect(relayWithoutCode(relay)).toBe('wss://meet.example.org/relay')
})

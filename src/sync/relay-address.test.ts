import { expect, test } from 'vitest'
import { readRelayAddress } from './relay-address.ts'

test('an address is dialled without its code, and signed for by its host as browsers write it', () => {
  expect(readRelayAddress('wss://Relay.Example:443/relay')).toEqual({ url: 'wss://relay.example/relay', host: 'relay.example', code: null })
  expect(readRelayAddress('ws://192.168.1.7:8787/relay#my%20code')).toEqual({
    url: 'ws://192.168.1.7:8787/relay',
    host: '192.168.1.7:8787',
    code: 'my code',
  })
})

test.each([
  ['nothing', ''],
  ['a name alone', 'relay.example'],
  ['another scheme', 'https://relay.example/relay'],
  ['a user', 'wss://alice@relay.example/relay'],
  ['a password', 'wss://:secret@relay.example/relay'],
  ['a code that is no text', 'wss://relay.example/relay#%ff'],
  ['a code longer than relays take', `wss://relay.example/relay#${'x'.repeat(129)}`],
  ['a name longer than a name', `wss://${'x'.repeat(260)}/relay`],
])('%s is no address', (_, text) => {
  expect(readRelayAddress(text)).toBeUndefined()
})

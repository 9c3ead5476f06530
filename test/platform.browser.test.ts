import { expect, test } from 'vitest'

test('the test browser has what the app stands on', async () => {
  const keys = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])
  const held = await navigator.locks.request('platform-test', (lock) => lock?.mode)

  expect(isSecureContext).toBe(true)
  expect(keys).toMatchObject({ privateKey: { extractable: false } })
  expect(held).toBe('exclusive')
  expect(typeof indexedDB.databases).toBe('function')
  expect(typeof RTCPeerConnection).toBe('function')
})

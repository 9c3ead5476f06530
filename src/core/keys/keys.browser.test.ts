import { expect, test } from 'vitest'
import { bytesToHex, hexToBytes } from '../../domain/base/hex.ts'
import { canMakeKeys, createDeviceKeys, signBytes } from './device-keys.ts'
import { createEpochKey, deriveChannel, deriveChunkKey, epochCommit } from './epoch-key.ts'
import { pairFromSeed } from './pair-from-seed.ts'
import { verifySignature } from './signature.ts'

test('a device signs with keys that nothing can export', async () => {
  expect(await canMakeKeys()).toBe(true)
  const keys = await createDeviceKeys()
  const message = new Uint8Array([1, 2, 3])
  expect(await verifySignature(hexToBytes(keys.device)!, message, await signBytes(keys, message))).toBe(true)
  expect(keys.sealPublic).toHaveLength(32)
  for (const { privateKey } of [keys.sign, keys.seal]) {
    expect(privateKey.extractable).toBe(false)
    await expect(crypto.subtle.exportKey('pkcs8', privateKey)).rejects.toBeInstanceOf(DOMException)
    await expect(crypto.subtle.exportKey('jwk', privateKey)).rejects.toBeInstanceOf(DOMException)
  }
})

test('a seed gives the pair RFC 8032 says', async () => {
  const { publicKey, sign } = await pairFromSeed(hexToBytes('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb')!)
  expect(bytesToHex(publicKey)).toBe('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c')
  expect(bytesToHex(await sign(new Uint8Array([0x72])))).toBe(
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  )
})

test('an epoch key gives one commit, one channel and one chunk key, everywhere', async () => {
  const key = new Uint8Array(32).fill(7)
  expect(bytesToHex(await epochCommit(key))).toBe('2a57c4dd3793c933d769df3154cf808f702163109d859769ea08cec7117dcaa5')
  const channel = await deriveChannel(key)
  expect(channel.name).toBe('5e961fb884545abba3ed397afe9c86a41850512243e8506b8560041f39cf948d')
  const message = new Uint8Array([9])
  expect(await verifySignature(hexToBytes(channel.name)!, message, await channel.sign(message))).toBe(true)
  const chunkKey = await deriveChunkKey(key)
  expect(chunkKey.extractable).toBe(false)
  const nothing = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: new Uint8Array(12) }, chunkKey, new Uint8Array(0))
  expect(bytesToHex(new Uint8Array(nothing))).toBe('6df9517628ee175ed7ac3c6ec380636f')
  expect(bytesToHex(createEpochKey())).not.toBe(bytesToHex(createEpochKey()))
})

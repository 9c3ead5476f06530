import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { verifySignatureByPoints } from './signature-by-points.ts'
import { verifySignature } from './signature.ts'

// The same cases in node: two platforms, one verdict.
await import('./signature.browser.test.ts')

test('random bytes are refused by both, without an exception', async () => {
  const some = fc.uint8Array({ maxLength: 80 })
  await fc.assert(
    fc.asyncProperty(some, some, some, async (publicKey, message, signature) => {
      expect(await verifySignature(publicKey, message, signature)).toBe(false)
      expect(await verifySignatureByPoints(publicKey, message, signature)).toBe(false)
    }),
  )
})

test('both accept what the platform signs, and refuse it with any byte changed', async () => {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))
  const changed = fc.asyncProperty(fc.uint8Array(), fc.nat(63), fc.integer({ min: 1, max: 255 }), async (text, at, flip) => {
    const message = new Uint8Array(text)
    const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', pair.privateKey, message))
    expect(await verifySignature(publicKey, message, signature)).toBe(true)
    expect(await verifySignatureByPoints(publicKey, message, signature)).toBe(true)
    signature[at]! ^= flip
    expect(await verifySignature(publicKey, message, signature)).toBe(false)
    expect(await verifySignatureByPoints(publicKey, message, signature)).toBe(false)
  })
  await fc.assert(changed, { numRuns: 60 })
})

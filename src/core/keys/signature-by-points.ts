import { ed25519 } from '@noble/curves/ed25519.js'
import { isStrictSignature } from './strict-signature.ts'
import type { Verify } from './verify.ts'

const { Point } = ed25519
type Point = InstanceType<typeof Point>

/**
 * The signature rule of DESIGN 5 by own arithmetic, for browsers whose WebCrypto has no Ed25519. The library's
 * `verify` multiplies by the cofactor and so accepts signatures that Chromium refuses; only its points are used.
 */
export const verifySignatureByPoints: Verify = async (publicKey, message, signature) => {
  if (!isStrictSignature(publicKey, signature)) return false
  const a = pointOrNothing(publicKey)
  if (a === undefined) return false
  const r = signature.subarray(0, 32)
  const s = littleEndianNumber(signature.subarray(32))
  const k = littleEndianNumber(await sha512([r, publicKey, message])) % Point.Fn.ORDER
  const expected = Point.BASE.multiplyUnsafe(s).subtract(a.multiplyUnsafe(k)).toBytes()
  return expected.every((byte, index) => byte === r[index])
}

const pointOrNothing = (encoded: Uint8Array): Point | undefined => {
  try {
    return Point.fromBytes(encoded)
  } catch {
    return undefined
  }
}

const littleEndianNumber = (bytes: Uint8Array): bigint => bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n)

const sha512 = async (parts: readonly Uint8Array[]): Promise<Uint8Array> => {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return new Uint8Array(await globalThis.crypto.subtle.digest('SHA-512', joined))
}

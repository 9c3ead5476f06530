import { bytesToHex, hexToBytes } from '../../domain/base/hex.ts'
import { isStrictSignature } from './strict-signature.ts'
import type { Verify } from './verify.ts'

/*
 * One signature rule everywhere (DESIGN 5): A and R canonical and not of small order, S < L, and the bytes of
 * [S]B − [k]A equal R, cofactorless. Two phones that disagreed on one signature would hold different ledgers for
 * good, so what platforms leave open is decided in JavaScript before they are asked.
 */

/** Devices whose imported keys are kept; a community has about 500 people. */
const maxCachedKeys = 2048
const keyByDevice = new Map<string, CryptoKey>()

/** By the platform. Where it has no Ed25519 this is false for every signature: use `createVerifier`. */
export const verifySignature: Verify = async (publicKey, message, signature) => {
  if (!isStrictSignature(publicKey, signature)) return false
  try {
    const key = await importedKey(publicKey)
    return await globalThis.crypto.subtle.verify('Ed25519', key, unshared(signature), unshared(message))
  } catch {
    // A key that is no point is refused by some platforms on import and by others in verify.
    return false
  }
}

/** The platform's verifier, or the slow one when the platform's does not know a true signature. Tried once. */
export const createVerifier = async (): Promise<Verify> => {
  if (await knowsTrueSignature(verifySignature)) return verifySignature
  const { verifySignatureByPoints } = await import('./signature-by-points.ts')
  return verifySignatureByPoints
}

/** RFC 8032 §7.1, test 2. */
const sample = {
  publicKey: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
  message: '72',
  signature:
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
}

const knowsTrueSignature = async (verify: Verify): Promise<boolean> => {
  const { publicKey, message, signature } = sample
  return verify(hexToBytes(publicKey)!, hexToBytes(message)!, hexToBytes(signature)!)
}

const importedKey = async (publicKey: Uint8Array): Promise<CryptoKey> => {
  const device = bytesToHex(publicKey)
  const cached = keyByDevice.get(device)
  if (cached !== undefined) return cached
  const key = await globalThis.crypto.subtle.importKey('raw', unshared(publicKey), 'Ed25519', false, ['verify'])
  const oldest = keyByDevice.keys().next()
  if (keyByDevice.size >= maxCachedKeys && oldest.done !== true) keyByDevice.delete(oldest.value)
  keyByDevice.set(device, key)
  return key
}

/** Bytes here never rest in a SharedArrayBuffer, which is all WebCrypto's type asks. */
const unshared = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => bytes as Uint8Array<ArrayBuffer>

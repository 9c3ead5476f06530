import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import type { Sign } from '../../src/core/codec/entry-codec.ts'
import { bytesToHex } from '../../src/domain/base/hex.ts'

/** An Ed25519 pair made from words, so that a cached history can be gone on with. Never a secret. */
export interface BenchSigner {
  readonly seed: Uint8Array<ArrayBuffer>
  readonly publicKey: Uint8Array<ArrayBuffer>
  /** The public key, hexadecimal. */
  readonly device: string
  readonly sign: Sign
}

/** RFC 8410 §7. */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex')

export const signerNamed = (words: string): BenchSigner => {
  const seed = bytesNamed(words, 32)
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
  const publicKey = Uint8Array.from(spki.subarray(-32))
  return {
    seed,
    publicKey,
    device: bytesToHex(publicKey),
    sign: (bytes) => Promise.resolve(Uint8Array.from(sign(null, bytes, privateKey))),
  }
}

/** Bytes that look random and are the same for the same words. */
export const bytesNamed = (words: string, length: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(createHash('shake256', { outputLength: length }).update(`ayni bench: ${words}`).digest())

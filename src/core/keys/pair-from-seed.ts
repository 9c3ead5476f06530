import { assert } from '../../domain/base/assert.ts'
import { base64UrlToBytes } from '../codec/base64-url.ts'

export interface SeedPair {
  /** Ed25519 public key, 32 bytes. */
  readonly publicKey: Uint8Array<ArrayBuffer>
  readonly sign: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>
}

/** RFC 8410 §7: a private key of algorithm 1.3.101.112 whose 32 bytes follow. WebCrypto takes no bare seed. */
const pkcs8Head = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20]

/** The Ed25519 pair of a 32-byte seed (RFC 8032 §5.1.5): an invitation's, or a channel's. */
export const pairFromSeed = async (seed: Uint8Array): Promise<SeedPair> => {
  assert(seed.length === 32, 'a seed is not 32 bytes')
  const { subtle } = globalThis.crypto
  const pkcs8 = Uint8Array.from([...pkcs8Head, ...seed])
  // The public half can only be had from a private key that may leave; that one is dropped at once.
  const { x } = await subtle.exportKey('jwk', await subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign']))
  assert(x !== undefined, 'an exported Ed25519 key has no public half')
  const key = await subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign'])
  return {
    publicKey: base64UrlToBytes(x)!,
    sign: async (bytes) => new Uint8Array(await subtle.sign('Ed25519', key, bytes)),
  }
}

import { bytesToHex } from '../../domain/base/hex.ts'
import { labelled } from '../codec/labelled.ts'
import { sha256 } from '../codec/sha256.ts'
import { pairFromSeed } from './pair-from-seed.ts'

/*
 * An epoch key is 32 random bytes that the members of one time share (DESIGN 5). FROZEN derivations, with HKDF-SHA-256
 * (RFC 5869), empty salt, 32 bytes out:
 *   commit       = SHA-256("ayni/epoch/1" 00 ‖ key)
 *   channel seed = HKDF(key, info "ayni/channel/1") → Ed25519 pair
 *   chunk key    = HKDF(key, info "ayni/chunk/1")   → AES-256-GCM
 */

/** Whose possession is the right to read and append at the relay. */
export interface Channel {
  /** The public half, 64 hexadecimal characters: what the relay knows the channel by. */
  readonly name: string
  readonly sign: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>
}

export const createEpochKey = (): Uint8Array<ArrayBuffer> => globalThis.crypto.getRandomValues(new Uint8Array(32))

/** What `key.rotate` says of a key before anyone has it, so that a wrong one is known at sight. 32 bytes. */
export const epochCommit = (key: Uint8Array): Promise<Uint8Array<ArrayBuffer>> => sha256(labelled('ayni/epoch/1', key))

export const deriveChannel = async (key: Uint8Array<ArrayBuffer>): Promise<Channel> => {
  const source = await importSource(key)
  const seed = await globalThis.crypto.subtle.deriveBits(hkdf('ayni/channel/1'), source, 256)
  const pair = await pairFromSeed(new Uint8Array(seed))
  return { name: bytesToHex(pair.publicKey), sign: pair.sign }
}

export const deriveChunkKey = async (key: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
  globalThis.crypto.subtle.deriveKey(
    hkdf('ayni/chunk/1'),
    await importSource(key),
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )

const importSource = (key: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
  globalThis.crypto.subtle.importKey('raw', key, 'HKDF', false, ['deriveBits', 'deriveKey'])

const hkdf = (info: string): HkdfParams => ({
  name: 'HKDF',
  hash: 'SHA-256',
  salt: new Uint8Array(0),
  info: new TextEncoder().encode(info),
})

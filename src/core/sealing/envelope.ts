import { assert } from '../../domain/base/assert.ts'
import { bytesToHex } from '../../domain/base/hex.ts'
import { err, ok, type Result } from '../../domain/base/result.ts'
import type { Value } from '../../domain/base/value.ts'
import type { EntryId } from '../../domain/ledger/entry.ts'
import type { CborFault } from '../codec/cbor-fault.ts'
import { decodeCbor, encodeCbor } from '../codec/cbor.ts'
import { idBytes } from '../codec/id-bytes.ts'
import { pad, paddedLength, unpad } from './padding.ts'

/*
 * What goes over any carrier. FROZEN:
 *   type(1) ‖ channel(32) ‖ epoch(32) ‖ nonce(12 random) ‖ AES-256-GCM(chunk key, padded cbor, aad = the first 65 bytes)
 * type 1 is a chunk, which is stored; type 2 presence, which is not. The type is under the seal, so neither passes
 * for the other. epoch is the epoch's tag (`derive-channel-seal.ts`), which only who knows its id can make. Padding as in
 * `padding.ts`; the tag is the last 16 bytes. ≤ 256 KiB in all.
 */

/** Where and with what one epoch's chunks are sealed. The channel follows from the key, so the three go together. */
export interface ChannelSeal {
  readonly channel: string
  /** The epoch's tag, hexadecimal. */
  readonly epoch: string
  /** From `deriveChunkKey`. */
  readonly chunkKey: CryptoKey
}

export type EnvelopeFault =
  | { readonly type: 'chunk-too-large' }
  | { readonly type: 'chunk-too-short' }
  /** A later format, or no chunk: kept aside, for a newer app may know it. */
  | { readonly type: 'chunk-type-unknown'; readonly byte: number }
  /** A chunk where presence was expected, or the other way round. */
  | { readonly type: 'chunk-of-other-type' }
  | { readonly type: 'chunk-of-other-channel' }
  | { readonly type: 'chunk-of-other-epoch' }
  /** Wrong key, or a byte changed on the way. */
  | { readonly type: 'chunk-not-opened' }
  | { readonly type: 'chunk-padding-wrong' }
  | { readonly type: 'chunk-not-cbor'; readonly cbor: CborFault }

export type EnvelopeType = 1 | 2

export const maxChunkBytes = 256 * 1024
/** More values than the smallest entries could fill a chunk with are not worth the memory. */
const maxItems = 16 * 1024

const headerLength = 65
const nonceLength = 12
const tagLength = 16
const overhead = headerLength + nonceLength + tagLength

/** Whether content of this length fits into one chunk, padding counted. */
export const fitsEnvelope = (contentLength: number): boolean => overhead + paddedLength(contentLength) <= maxChunkBytes

export const sealEnvelope = async (
  type: EnvelopeType,
  payload: Value,
  { channel, epoch, chunkKey }: ChannelSeal,
): Promise<Uint8Array<ArrayBuffer>> => {
  const content = encodeCbor(payload)
  assert(fitsEnvelope(content.length), 'a payload to seal is larger than a chunk')
  const header = new Uint8Array(headerLength)
  header[0] = type
  header.set(idBytes(channel), 1)
  header.set(idBytes(epoch), 33)
  const iv = globalThis.crypto.getRandomValues(new Uint8Array(nonceLength))
  const algorithm = { name: 'AES-GCM', iv, additionalData: header }
  const sealed = new Uint8Array(await globalThis.crypto.subtle.encrypt(algorithm, chunkKey, pad(content)))
  const bytes = new Uint8Array(headerLength + nonceLength + sealed.length)
  bytes.set(header)
  bytes.set(iv, headerLength)
  bytes.set(sealed, headerLength + nonceLength)
  return bytes
}

/** The payload. Never throws on bytes from outside. */
export const openEnvelope = async (
  type: EnvelopeType,
  bytes: Uint8Array,
  { channel, epoch, chunkKey }: ChannelSeal,
): Promise<Result<Value, EnvelopeFault>> => {
  const header = readEnvelopeHeader(bytes)
  if (!header.ok) return header
  if (header.value.type !== type) return err({ type: 'chunk-of-other-type' })
  if (header.value.channel !== channel) return err({ type: 'chunk-of-other-channel' })
  if (header.value.epoch !== epoch) return err({ type: 'chunk-of-other-epoch' })
  const padded = await decrypt(bytes, chunkKey)
  if (padded === undefined) return err({ type: 'chunk-not-opened' })
  const content = unpad(padded)
  if (content === undefined) return err({ type: 'chunk-padding-wrong' })
  const payload = decodeCbor(content, { maxBytes: maxChunkBytes, maxItems })
  return payload.ok ? ok(payload.value) : err({ type: 'chunk-not-cbor', cbor: payload.error })
}

export interface EnvelopeHeader {
  readonly type: EnvelopeType
  readonly channel: string
  readonly epoch: EntryId
}

/** What a chunk says of itself before it is opened: by it a bundle's chunks find their key. A claim until opened. */
export const readEnvelopeHeader = (bytes: Uint8Array): Result<EnvelopeHeader, EnvelopeFault> => {
  if (bytes.length > maxChunkBytes) return err({ type: 'chunk-too-large' })
  const type = bytes[0]
  if (type !== undefined && type !== 1 && type !== 2) return err({ type: 'chunk-type-unknown', byte: type })
  if (type === undefined || bytes.length < overhead) return err({ type: 'chunk-too-short' })
  return ok({ type, channel: bytesToHex(bytes.subarray(1, 33)), epoch: bytesToHex(bytes.subarray(33, 65)) })
}

const decrypt = async (bytes: Uint8Array, chunkKey: CryptoKey): Promise<Uint8Array | undefined> => {
  const iv = new Uint8Array(bytes.subarray(headerLength, headerLength + nonceLength))
  const additionalData = new Uint8Array(bytes.subarray(0, headerLength))
  const sealed = new Uint8Array(bytes.subarray(headerLength + nonceLength))
  try {
    return new Uint8Array(await globalThis.crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, chunkKey, sealed))
  } catch {
    return undefined
  }
}

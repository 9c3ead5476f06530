import { err, ok, type Result } from '../../domain/base/result.ts'
import { isValueMap, type Value } from '../../domain/base/value.ts'
import { isValueArray } from '../codec/is-value-array.ts'
import { openEnvelope, sealEnvelope, type ChannelSeal, type EnvelopeFault } from './envelope.ts'

/*
 * A stored chunk: an envelope of type 1. FROZEN payload: {entries: [wire bytes…]}. Its entries are bytes from
 * outside like any other; being in a chunk proves only that the sender had the epoch key.
 */

export type ChunkFault =
  | EnvelopeFault
  /** Not a shape this app knows, such as talk from a newer one: kept aside, not thrown away. */
  | { readonly type: 'chunk-payload-unknown' }

/** The smallest entry has about 180 bytes, so a chunk of true ones holds fewer. */
export const maxChunkEntries = 2048

/** Seals entries that fit one chunk: what `packEntries` gives. */
export const sealChunk = (wires: readonly Uint8Array[], seal: ChannelSeal): Promise<Uint8Array<ArrayBuffer>> =>
  sealEnvelope(1, new Map([['entries', wires]]), seal)

/** The entries' wire bytes, each still to be checked. */
export const openChunk = async (bytes: Uint8Array, seal: ChannelSeal): Promise<Result<readonly Uint8Array[], ChunkFault>> => {
  const payload = await openEnvelope(1, bytes, seal)
  if (!payload.ok) return payload
  const wires = wiresOf(payload.value)
  return wires === undefined ? err({ type: 'chunk-payload-unknown' }) : ok(wires)
}

const wiresOf = (payload: Value): readonly Uint8Array[] | undefined => {
  if (!isValueMap(payload) || payload.size !== 1) return undefined
  const wires = payload.get('entries')
  if (wires === undefined || !isValueArray(wires) || wires.length > maxChunkEntries) return undefined
  return wires.every((wire) => wire instanceof Uint8Array) ? wires : undefined
}

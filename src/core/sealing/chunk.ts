import { assert } from '../../domain/base/assert.ts'
import { err, ok, type Result } from '../../domain/base/result.ts'
import { isValueMap, type Value } from '../../domain/base/value.ts'
import { isValueArray } from '../codec/is-value-array.ts'
import { fitsEnvelope, openEnvelope, sealEnvelope, type ChannelSeal, type EnvelopeFault } from './envelope.ts'

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

/** Groups wires, in order, filling each chunk before the next is begun. Each group is one `sealChunk`. */
export const packEntries = (wires: readonly Uint8Array[]): Uint8Array[][] => {
  const groups: Uint8Array[][] = []
  let group: Uint8Array[] = []
  let length = payloadHead
  for (const wire of wires) {
    const more = wireHead + wire.length
    assert(fitsEnvelope(payloadHead + more), 'an entry is larger than a chunk')
    if (group.length >= maxChunkEntries || !fitsEnvelope(length + more)) {
      groups.push(group)
      group = []
      length = payloadHead
    }
    group.push(wire)
    length += more
  }
  if (group.length > 0) groups.push(group)
  return groups
}

/** A map of one, the key `entries`, and the head of an array of up to 65,535. */
const payloadHead = 1 + 8 + 3
/** The head of a byte string of up to 65,535. */
const wireHead = 3

const wiresOf = (payload: Value): readonly Uint8Array[] | undefined => {
  if (!isValueMap(payload) || payload.size !== 1) return undefined
  const wires = payload.get('entries')
  if (wires === undefined || !isValueArray(wires) || wires.length > maxChunkEntries) return undefined
  return wires.every((wire) => wire instanceof Uint8Array) ? wires : undefined
}

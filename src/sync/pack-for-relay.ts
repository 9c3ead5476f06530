import { maxChunkBytes as maxEnvelopeBytes } from '../core/sealing/envelope.ts'
import type { LackingEntry } from '../core/ports/sync-target.ts'
import type { DeviceId } from '../domain/ledger/entry.ts'

/**
 * A WebSocket tells neither side of a message before it is whole, and both close after 20 s without one. So what one
 * chunk may hold decides how slow a network still works: with 64 KiB it is 3.3 kB/s, with the 256 KiB that fit a
 * chunk a phone on EDGE would send the same one again for ever. An hour offline still makes one chunk.
 */
export const maxSentChunkBytes = 64 * 1024

type Placed = Omit<LackingEntry, 'id'>

/**
 * Groups entries, in order, filling each chunk before the next is begun. Every group has at least one. Both sides of a
 * fork go together, in a larger chunk than others if need be, as long as the relay takes it: a phone that has only one
 * takes the number for held, and cannot send the other on. `wantedBytes`: what a chunk of other entries is filled to.
 */
export const packForRelay = <E extends Placed>(entries: readonly E[], maxChunkBytes: number, wantedBytes = maxSentChunkBytes): E[][] => {
  const most = budgetOf(Math.min(maxChunkBytes, maxEnvelopeBytes))
  const budget = Math.min(most, budgetOf(wantedBytes))
  const groups: E[][] = []
  let bytes = 0
  for (const entry of entries) {
    const last = groups.at(-1)
    const before = last?.at(-1)
    const isFork = before?.device === entry.device && before.seq === entry.seq
    if (last !== undefined && bytes + entry.wire.length <= (isFork ? most : budget)) {
      last.push(entry)
      bytes += entry.wire.length
    } else {
      groups.push([entry])
      bytes = entry.wire.length
    }
  }
  return groups
}

/** Padding adds up to 12 % (padding.ts), the heads of the smallest wires 2 %, the envelope and its payload 105 bytes. */
const budgetOf = (chunkBytes: number): number => chunkBytes * (7 / 8) - 256

/**
 * The entries that go on from these heads without a gap. One past a gap waits until what lies between is held: a log
 * that has it without them is no better off, and would be sent it again with them. Two of one number, a fork, both go.
 */
export const withoutGaps = <E extends Placed>(entries: readonly E[], heads: ReadonlyMap<DeviceId, number>): readonly E[] => {
  const lastByDevice = new Map<DeviceId, number>()
  return entries.filter(({ device, seq }) => {
    const last = lastByDevice.get(device)
    if (seq !== (last ?? heads.get(device) ?? 0) + 1 && seq !== last) return false
    lastByDevice.set(device, seq)
    return true
  })
}

import type { LackingEntry } from '../core/ports/sync-target.ts'
import type { DeviceId } from '../domain/ledger/entry.ts'

/**
 * A WebSocket tells neither side of a message before it is whole, and both close after 20 s without one. So what one
 * chunk may hold decides how slow a network still works: with 64 KiB it is 3.3 kB/s, with the 256 KiB that fit a
 * chunk a phone on EDGE would send the same one again for ever. An hour offline still makes one chunk.
 */
export const maxSentChunkBytes = 64 * 1024

/** Groups entries, in order, filling each chunk before the next is begun. Every group has at least one. */
export const packForRelay = (entries: readonly LackingEntry[], maxChunkBytes: number): LackingEntry[][] => {
  // Padding adds up to 12 % (padding.ts), the heads of the smallest wires 2 %, the envelope and its payload 105 bytes.
  const budget = Math.min(maxChunkBytes, maxSentChunkBytes) * (7 / 8) - 256
  const groups: LackingEntry[][] = []
  let room = 0
  for (const entry of entries) {
    const last = groups.at(-1)
    if (last !== undefined && entry.wire.length <= room) {
      last.push(entry)
      room -= entry.wire.length
    } else {
      groups.push([entry])
      room = budget - entry.wire.length
    }
  }
  return groups
}

/**
 * The entries that go on from these heads without a gap. One past a gap waits until what lies between is held: a log
 * that has it without them is no better off, and would be sent it again with them. Two of one number, a fork, both go.
 */
export const withoutGaps = (entries: readonly LackingEntry[], heads: ReadonlyMap<DeviceId, number>): readonly LackingEntry[] => {
  const lastByDevice = new Map<DeviceId, number>()
  return entries.filter(({ device, seq }) => {
    const last = lastByDevice.get(device)
    if (seq !== (last ?? heads.get(device) ?? 0) + 1 && seq !== last) return false
    lastByDevice.set(device, seq)
    return true
  })
}

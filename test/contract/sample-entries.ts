import type { StoredEntry } from '../../src/core/ports/vault.ts'
import type { DeviceId } from '../../src/domain/ledger/entry.ts'

/** 64 hexadecimal characters that are the same for the same words. Not a hash: a name. */
export const hexNamed = (words: string): string => {
  let state = 0x811c9dc5
  let hex = ''
  for (let round = 0; hex.length < 64; round += 1) {
    for (const character of `${round} ${words}`) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
    hex += state.toString(16).padStart(8, '0')
  }
  return hex
}

/** A community no other test uses: all browser tests share one origin and so one IndexedDB. */
export const freshCell = (): string => hexNamed(`cell ${crypto.randomUUID()}`)

export const alice: DeviceId = hexNamed('alice')
export const bob: DeviceId = hexNamed('bob')

/** An entry nobody signed. Storage looks at none of its bytes. */
export const sampleEntry = (device: DeviceId, seq: number, size = 320): StoredEntry => {
  const wire = new Uint8Array(size)
  let state = (seq * 2654435761 + Number.parseInt(device.slice(0, 8), 16)) >>> 0
  for (let at = 0; at < size; at += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    wire[at] = state >>> 24
  }
  return { id: hexNamed(`${device} ${seq}`), device, seq, wire }
}

/** Entries `from`..`to` of one device, both included. */
export const sampleChain = (device: DeviceId, from: number, to: number): readonly StoredEntry[] =>
  Array.from({ length: to - from + 1 }, (_, index) => sampleEntry(device, from + index))

import { expect, test } from 'vitest'
import { sealChunk } from '../core/sealing/chunk.ts'
import { maxWireBytes } from '../domain/ledger/entry.ts'
import { createEpochKey, deriveChannel, deriveChunkKey } from '../core/keys/epoch-key.ts'
import { maxSentChunkBytes, packForRelay, withoutGaps } from './pack-for-relay.ts'

const entriesOf = (device: string, sizes: readonly number[]) =>
  sizes.map((size, index) => ({ device, seq: index + 1, wire: new Uint8Array(size) }))

const epochKey = createEpochKey()
const seal = {
  channel: (await deriveChannel(epochKey)).name,
  epoch: 'ce'.repeat(32),
  chunkKey: await deriveChunkKey(epochKey),
}

test.each([180, 323, 1_000, 5_000, 20_000, maxWireBytes])('chunks of entries of %i bytes are full, and never over 64 KiB', async (size) => {
  const entries = entriesOf('a', Array.from({ length: 1_000 }, () => size))
  const groups = packForRelay(entries, 256 * 1024)
  expect(groups.flat()).toEqual(entries)
  const [first] = groups
  const sealed = await sealChunk(first!.map(({ wire }) => wire), seal)
  expect(sealed.length).toBeLessThanOrEqual(maxSentChunkBytes)
  expect(sealed.length + size * 1.2).toBeGreaterThan(maxSentChunkBytes * 0.85)
})

test('a relay that takes less gets less, but never an empty chunk', () => {
  const entries = entriesOf('a', [300, 300, 9_000, 300])
  expect(packForRelay(entries, 1_024).map((group) => group.length)).toEqual([2, 1, 1])
})

test('nothing makes no chunk', () => {
  expect(packForRelay([], 1_024)).toEqual([])
})

test('what lies past a gap is left out, of each device by itself; both sides of a fork go', () => {
  const place = (device: string, seq: number) => ({ device, seq, wire: new Uint8Array(1) })
  const given = [place('a', 3), place('b', 1), place('b', 2), place('b', 2), place('c', 6), place('b', 4), place('a', 4)]
  const kept = withoutGaps(given, new Map([['a', 2], ['c', 4]]))
  expect(kept.map(({ device, seq }) => `${device}${seq}`)).toEqual(['a3', 'b1', 'b2', 'b2', 'a4'])
})

test('the sides of a fork go together, wherever a chunk would end between them', () => {
  const place = (seq: number, size: number) => ({ device: 'a', seq, wire: new Uint8Array(size) })
  const given = [place(1, 3_000), place(2, 3_000), place(2, 3_000), place(3, 3_000)]
  for (const wanted of [4_096, 6_000, 8_000]) {
    const groups = packForRelay(given, 256 * 1024, wanted)
    expect(groups.flat()).toEqual(given)
    expect(groups.filter((group) => group.some(({ seq }) => seq === 2))).toHaveLength(1)
  }
})

test('as many sides as no relay takes in one chunk are parted', async () => {
  const sides = Array.from({ length: 30 }, () => ({ device: 'a', seq: 1, wire: new Uint8Array(maxWireBytes) }))
  const groups = packForRelay(sides, Number.MAX_SAFE_INTEGER, 4_096)
  expect(groups.map((group) => group.length)).toEqual([6, 6, 6, 6, 6])
  expect((await sealChunk(groups[0]!.map(({ wire }) => wire), seal)).length).toBeLessThanOrEqual(256 * 1024)
})

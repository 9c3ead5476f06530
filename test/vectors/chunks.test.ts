import { expect, test } from 'vitest'
import { deriveChannel, deriveChunkKey, epochCommit } from '../../src/core/keys/epoch-key.ts'
import { verifySignature } from '../../src/core/keys/signature.ts'
import { openChunk } from '../../src/core/sealing/chunk.ts'
import { paddedLength } from '../../src/core/sealing/padding.ts'
import { openPresence } from '../../src/core/sealing/presence.ts'
import { bytesToHex, hexToBytes } from '../../src/domain/base/hex.ts'
import { makeChunkVectors, type ChunkVectors } from './make-chunk-vectors.ts'
import { readVectorText, vectorText } from './vector-file.ts'

const text = readVectorText('chunks.json')
const vectors = JSON.parse(text) as ChunkVectors
const epochKey = hexToBytes(vectors.epochKey)!
const seal = { channel: vectors.channel, epoch: vectors.epoch, chunkKey: await deriveChunkKey(epochKey) }
const bytesOf = ({ bytes }: { readonly bytes: string }): Uint8Array => hexToBytes(bytes)!

test('what follows from an epoch key', async () => {
  expect(bytesToHex(await epochCommit(epochKey))).toBe(vectors.commit)
  expect((await deriveChannel(epochKey)).name).toBe(vectors.channel)
})

test.each(vectors.padding)('$content bytes are padded to $padded', ({ content, padded }) => {
  expect(paddedLength(content)).toBe(padded)
})

test.each(vectors.chunks)('opens: $name', async (vector) => {
  const opened = await openChunk(bytesOf(vector), seal)
  expect(opened.ok ? opened.value.map(bytesToHex) : opened.error).toEqual(vector.wires)
})

test.each(vectors.presences)('presence: $name', async (vector) => {
  const opened = await openPresence(bytesOf(vector), { seal, verify: verifySignature })
  const { device, sentAt, heads } = vector
  expect(opened).toEqual({ ok: true, value: { device, sentAt, headByDevice: new Map(Object.entries(heads)) } })
})

test.each(vectors.refused)('does not open: $name', async (vector) => {
  expect(await openChunk(bytesOf(vector), seal)).toMatchObject({ ok: false, error: { type: vector.fault } })
})

test('the file is what its generator writes', async () => {
  expect(vectorText(await makeChunkVectors())).toBe(text)
})

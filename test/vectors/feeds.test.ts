import { getHeads, load, save } from '@automerge/automerge/slim'
import { expect, test } from 'vitest'
import { sha256 } from '../../src/core/codec/sha256.ts'
import { bytesToHex, hexToBytes } from '../../src/domain/base/hex.ts'
import { feedIdentity } from '../../src/storage/feed-identity.ts'
import { appendWires, beginFeed, continueFeed, heldWires, type FeedDocument } from '../../src/storage/feed-recipe.ts'
import { loadWasm, makeFeedVectors, type FeedVectors } from './make-feed-vectors.ts'
import { readVectorText, vectorText } from './vector-file.ts'

await loadWasm()
const text = readVectorText('feeds.json')
const { feeds } = JSON.parse(text) as FeedVectors

test.each(feeds)('built in two goes with a reload between: $name', async ({ cell, device, part, wires, ...expected }) => {
  const { documentId, actor } = await feedIdentity(cell, device, part)
  expect({ documentId, actor }).toEqual({ documentId: expected.documentId, actor: expected.actor })
  const bytes = wires.map((wire) => hexToBytes(wire)!)
  const half = Math.floor(bytes.length / 2)
  const stored = save(appendWires(beginFeed(actor), bytes.slice(0, half)))
  const feed = appendWires(continueFeed(load<FeedDocument>(stored), actor), bytes.slice(half))
  expect(getHeads(feed).toSorted()).toEqual(expected.heads)
  expect(heldWires(feed).map(bytesToHex)).toEqual(wires)
  expect(bytesToHex(await sha256(new Uint8Array(save(feed))))).toBe(expected.savedSha256)
})

test('the file is what its generator writes', async () => {
  expect(vectorText(await makeFeedVectors())).toBe(text)
})

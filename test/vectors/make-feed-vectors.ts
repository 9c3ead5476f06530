import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { getHeads, initializeWasm, save } from '@automerge/automerge/slim'
import { sha256 } from '../../src/core/codec/sha256.ts'
import { bytesToHex, hexToBytes } from '../../src/domain/base/hex.ts'
import type { CellId, DeviceId } from '../../src/domain/ledger/entry.ts'
import { feedIdentity } from '../../src/storage/feed-identity.ts'
import { appendWires, beginFeed } from '../../src/storage/feed-recipe.ts'
import { makeEntryVectors } from './make-entry-vectors.ts'
import { seedOf } from './seeded.ts'
import { writeVectorFile } from './vector-file.ts'

/*
 * Writes feeds.json: `node test/vectors/make-feed-vectors.ts`. It says what automerge 3.5.0 makes of the feed recipe; a
 * version that makes anything else would part phones with the same entries.
 */

export interface FeedVector {
  readonly name: string
  readonly cell: CellId
  readonly device: DeviceId
  readonly part: number
  /** Hexadecimal, in seq order. */
  readonly wires: readonly string[]
  /** As automerge-repo writes it. */
  readonly documentId: string
  readonly actor: string
  readonly heads: readonly string[]
  readonly savedLength: number
  readonly savedSha256: string
}

export interface FeedVectors {
  readonly about: string
  readonly feeds: readonly FeedVector[]
}

/** In node Vite does not say where the wasm is, as it does in the app. */
export const loadWasm = (): Promise<void> =>
  initializeWasm(readFileSync(fileURLToPath(import.meta.resolve('@automerge/automerge/automerge.wasm'))))

export const makeFeedVectors = async (): Promise<FeedVectors> => {
  await loadWasm()
  const { valid } = await makeEntryVectors()
  const cell = valid[0]?.entry.id ?? ''
  const bob = valid.find(({ entry }) => entry.kind === 'member.join')?.entry.device ?? ''
  const chain = valid.filter(({ entry }) => entry.device === bob).map(({ wire }) => wire)
  const odd = bytesToHex(await seedOf('device'))
  return {
    about: 'Feed documents, made by make-feed-vectors.ts with automerge 3.5.0. Wires and hashes as hexadecimal.',
    feeds: [
      await feed('no entries', { cell, device: odd, part: 0, wires: [] }),
      await feed('two wires, which a feed does not check', { cell, device: odd, part: 0, wires: ['01', '0203'] }),
      await feed('the same in the second part', { cell, device: odd, part: 1, wires: ['01', '0203'] }),
      await feed('the chain of bob in entries.json', { cell, device: bob, part: 0, wires: chain }),
    ],
  }
}

const feed = async (name: string, given: Pick<FeedVector, 'cell' | 'device' | 'part' | 'wires'>): Promise<FeedVector> => {
  const { documentId, actor } = await feedIdentity(given.cell, given.device, given.part)
  const document = appendWires(beginFeed(actor), given.wires.map((wire) => hexToBytes(wire)!))
  const saved = new Uint8Array(save(document))
  return { name, ...given, documentId, actor, heads: getHeads(document).toSorted(), savedLength: saved.length, savedSha256: bytesToHex(await sha256(saved)) }
}

if (import.meta.main) writeVectorFile('feeds.json', await makeFeedVectors())

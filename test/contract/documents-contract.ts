import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Documents, FeedState } from '../../src/core/ports/documents.ts'
import type { StorageFault, StoredEntry } from '../../src/core/ports/vault.ts'
import type { Result } from '../../src/domain/base/result.ts'
import type { CellId } from '../../src/domain/ledger/entry.ts'
import { must } from './must.ts'
import { alice, bob, freshCell, hexNamed, sampleChain, sampleEntry } from './sample-entries.ts'

/** One kind of documents: how they open and go. */
export interface DocumentStores {
  open(cell: CellId): Promise<Result<Documents, StorageFault>>
  delete(cell: CellId): Promise<unknown>
}

/** What all documents do (STYLE 5.4). */
export const documentsContract = (name: string, stores: DocumentStores): void => {
  describe(`documents contract: ${name}`, () => {
    let cell: CellId
    const open: Documents[] = []

    const opened = async (): Promise<Documents> => {
      const documents = must(await stores.open(cell))
      open.push(documents)
      return documents
    }
    const closeAll = async (): Promise<void> => {
      for (const documents of open.splice(0)) await documents.close()
    }

    beforeEach(() => {
      cell = freshCell()
    })

    afterEach(async () => {
      await closeAll()
      await stores.delete(cell)
    })

    test('documents that were never written are empty', async () => {
      const documents = await opened()
      expect(must(await documents.readFeedStates())).toEqual([])
      expect(must(await documents.readFeed(alice))).toEqual([])
      expect(must(await documents.saveFeed(alice, 0))).toBeUndefined()
    })

    test('a feed gives back the exact bytes in their order, also after opening again', async () => {
      const documents = await opened()
      must(await documents.appendToFeed(alice, sampleChain(alice, 1, 3)))
      must(await documents.appendToFeed(bob, sampleChain(bob, 1, 2)))
      must(await documents.appendToFeed(alice, [{ ...sampleEntry(alice, 4), wire: new Uint8Array(0) }, sampleEntry(alice, 5, 32_768)]))
      await closeAll()

      const again = await opened()
      const expected = [...wiresOf(sampleChain(alice, 1, 3)), new Uint8Array(0), sampleEntry(alice, 5, 32_768).wire]
      expect(must(await again.readFeed(alice))).toEqual(expected)
      expect(must(await again.readFeed(bob))).toEqual(wiresOf(sampleChain(bob, 1, 2)))
    })

    test('states say how much every feed holds', async () => {
      const documents = await opened()
      must(await documents.appendToFeed(alice, sampleChain(alice, 1, 3)))
      must(await documents.appendToFeed(bob, sampleChain(bob, 1, 2)))
      const states = must(await documents.readFeedStates())
      expect(states).toHaveLength(2)
      expect(states).toContainEqual(expect.objectContaining({ device: alice, part: 0, entries: 3 }))
      expect(states).toContainEqual(expect.objectContaining({ device: bob, part: 0, entries: 2 }))
      for (const { heads } of states) expect(heads).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)])
    })

    test('appending nothing changes nothing', async () => {
      const documents = await opened()
      must(await documents.appendToFeed(alice, []))
      expect(must(await documents.readFeedStates())).toEqual([])
    })

    test('equal entries give equal heads and equal saved bytes, however the feed came to be', async () => {
      const chain = sampleChain(alice, 1, 60)
      const built: { states: readonly FeedState[]; saved: Uint8Array | undefined }[] = []
      const ways: Record<string, (documents: Documents) => Promise<Documents>> = {
        'all at once': async (documents) => {
          must(await documents.appendToFeed(alice, chain))
          return documents
        },
        'one by one': async (documents) => {
          for (const entry of chain) must(await documents.appendToFeed(alice, [entry]))
          return documents
        },
        'from half, after opening again': async (documents) => {
          must(await documents.appendToFeed(alice, chain.slice(0, 30)))
          await closeAll()
          const again = await opened()
          must(await again.appendToFeed(alice, chain.slice(30)))
          return again
        },
        'deleted and built again': async (documents) => {
          must(await documents.appendToFeed(alice, chain))
          must(await documents.deleteFeeds(alice))
          must(await documents.appendToFeed(alice, chain))
          return documents
        },
      }
      for (const way of Object.values(ways)) {
        const documents = await way(await opened())
        built.push({ states: must(await documents.readFeedStates()), saved: must(await documents.saveFeed(alice, 0)) })
        await closeAll()
        // What was said before closing is what was stored.
        const again = await opened()
        expect(must(await again.readFeed(alice))).toEqual(wiresOf(chain))
        expect(must(await again.saveFeed(alice, 0))).toEqual(built.at(-1)?.saved)
        await closeAll()
        await stores.delete(cell)
      }
      expect(built).toHaveLength(4)
      for (const one of built) expect(one).toEqual(built[0])
    })

    test('other entries give other heads, and so does another device', async () => {
      const documents = await opened()
      must(await documents.appendToFeed(alice, sampleChain(alice, 1, 3)))
      must(await documents.appendToFeed(bob, sampleChain(alice, 1, 3).map((entry) => ({ ...entry, device: bob }))))
      const short = must(await documents.readFeedStates()).map(({ heads }) => heads.join())
      must(await documents.appendToFeed(alice, [sampleEntry(alice, 4)]))
      const long = must(await documents.readFeedStates()).map(({ heads }) => heads.join())
      expect(new Set([...short, ...long]).size).toBe(3)
    })

    test('the 1,025th entry begins the next part', async () => {
      const chain = sampleChain(alice, 1, 1030)
      const documents = await opened()
      must(await documents.appendToFeed(alice, chain.slice(0, 1020)))
      must(await documents.appendToFeed(alice, chain.slice(1020)))
      const states = must(await documents.readFeedStates())
      expect(states.map(({ part, entries }) => [part, entries])).toEqual([[0, 1024], [1, 6]])
      expect(must(await documents.readFeed(alice))).toEqual(wiresOf(chain))
      expect(must(await documents.saveFeed(alice, 1))).toBeDefined()
      expect(must(await documents.saveFeed(alice, 2))).toBeUndefined()
    })

    test('many feeds that grow in turns do not mix', async () => {
      const devices = Array.from({ length: 12 }, (_, index) => hexNamed(`device ${index}`))
      const documents = await opened()
      for (let seq = 1; seq <= 4; seq += 1) {
        for (const device of devices) must(await documents.appendToFeed(device, [sampleEntry(device, seq)]))
      }
      await closeAll()
      const again = await opened()
      for (const device of devices) expect(must(await again.readFeed(device))).toEqual(wiresOf(sampleChain(device, 1, 4)))
    })

    test('appends asked for at once happen one after the other', async () => {
      const documents = await opened()
      const appended = await Promise.all(sampleChain(alice, 1, 10).map((entry) => documents.appendToFeed(alice, [entry])))
      appended.forEach(must)
      expect(must(await documents.readFeed(alice))).toEqual(wiresOf(sampleChain(alice, 1, 10)))
    })

    test('a gap in the chain is a bug of the caller, and the feed stays as it was', async () => {
      const documents = await opened()
      must(await documents.appendToFeed(alice, sampleChain(alice, 1, 2)))
      await expect(documents.appendToFeed(alice, [sampleEntry(alice, 4)])).rejects.toThrow('bug')
      await expect(documents.appendToFeed(alice, [sampleEntry(bob, 3)])).rejects.toThrow('bug')
      must(await documents.appendToFeed(alice, [sampleEntry(alice, 3)]))
      expect(must(await documents.readFeed(alice))).toEqual(wiresOf(sampleChain(alice, 1, 3)))
    })

    test('deleted feeds are gone, in all their parts, and no other feed is', async () => {
      const documents = await opened()
      must(await documents.appendToFeed(alice, sampleChain(alice, 1, 1025)))
      must(await documents.appendToFeed(bob, sampleChain(bob, 1, 2)))
      must(await documents.deleteFeeds(alice))
      expect(must(await documents.readFeedStates()).map(({ device }) => device)).toEqual([bob])
      expect(must(await documents.readFeed(alice))).toEqual([])
      expect(must(await documents.saveFeed(alice, 0))).toBeUndefined()
      expect(must(await documents.readFeed(bob))).toHaveLength(2)
    })

    test('closed documents say so', async () => {
      const documents = await opened()
      await documents.close()
      const fault = { ok: false, error: { type: 'storage-closed' } }
      expect(await documents.appendToFeed(alice, sampleChain(alice, 1, 1))).toEqual(fault)
      expect(await documents.readFeedStates()).toEqual(fault)
    })
  })
}

const wiresOf = (entries: readonly StoredEntry[]): readonly Uint8Array[] => entries.map(({ wire }) => wire)

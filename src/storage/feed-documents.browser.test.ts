import { change, decodeChange, getAllChanges, init, load, save } from '@automerge/automerge/slim'
import { interpretAsDocumentId, type BinaryDocumentId } from '@automerge/automerge-repo/slim'
import { Dexie } from 'dexie'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { documentsContract } from '../../test/contract/documents-contract.ts'
import { must } from '../../test/contract/must.ts'
import { alice, bob, freshCell, sampleChain, sampleEntry } from '../../test/contract/sample-entries.ts'
import { cellDatabaseName } from './cell-database-name.ts'
import { chunkRow } from './dexie-storage-adapter.ts'
import { DocumentsDatabase, type ChunkRow } from './documents-database.ts'
import { openFeedDocuments, type FeedDocuments } from './feed-documents.ts'

const deleteDocuments = (cell: string) => Dexie.delete(cellDatabaseName(cell, 'documents'))

documentsContract('Automerge in Dexie', { open: openFeedDocuments, delete: deleteDocuments })

let cell: string
let documents: FeedDocuments
/** The disk under it, as this test's own connection sees it. */
let disk: DocumentsDatabase

beforeEach(async () => {
  cell = freshCell()
  documents = must(await openFeedDocuments(cell))
  disk = new DocumentsDatabase(cell)
})

afterEach(async () => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  await documents.close()
  disk.close()
  await deleteDocuments(cell)
})

const reopen = async (): Promise<void> => {
  await documents.close()
  documents = must(await openFeedDocuments(cell))
}

/** Snapshots first, then incremental chunks as they were written: an incremental one names how many came before. */
const chunks = async (type: 'snapshot' | 'incremental'): Promise<readonly ChunkRow[]> =>
  (await disk.chunks.toArray()).filter(({ key }) => key[1] === type)

const damage = async (row: ChunkRow, bytes: Uint8Array<ArrayBuffer>): Promise<void> => {
  await disk.chunks.put({ ...row, bytes })
}

const flipped = (bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => {
  const copy = bytes.slice()
  const middle = Math.floor(copy.length / 2)
  copy[middle] = (copy[middle] ?? 0) ^ 1
  return copy
}

const sha256 = async (...pieces: BlobPart[]): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', await new Blob(pieces).arrayBuffer()))

test('a feed is what the recipe of DESIGN 4 says, made by hand', async () => {
  must(await documents.appendToFeed(alice, sampleChain(alice, 1, 5)))

  const actor = [...(await sha256('ayni/actor/1\0', `feed/${alice}/0`))].slice(0, 16).map((byte) => byte.toString(16).padStart(2, '0')).join('')
  let byHand = change(init<{ entries: Uint8Array[] }>({ actor }), { time: 0 }, (feed) => {
    feed.entries = []
  })
  for (const { wire } of sampleChain(alice, 1, 5)) {
    byHand = change(byHand, { time: 0 }, (feed) => void feed.entries.push(wire))
  }
  const saved = must(await documents.saveFeed(alice, 0))
  expect(saved).toEqual(save(byHand))

  const changes = getAllChanges(load(saved ?? new Uint8Array(0))).map(decodeChange)
  expect(changes.map(({ actor: by, seq, time, message }) => [by, seq, time, message])).toEqual(
    [1, 2, 3, 4, 5, 6].map((seq) => [actor, seq, 0, null]),
  )
})

test('a document is named by its cell and feed', async () => {
  must(await documents.appendToFeed(alice, sampleChain(alice, 1, 1)))
  const cellBytes = Uint8Array.from(cell.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  const name = (await sha256('ayni/doc/1\0', cellBytes, `feed/${alice}/0`)).slice(0, 16)
  const [row] = await disk.chunks.toArray()
  expect(row?.key[0]).toBe(interpretAsDocumentId(name as BinaryDocumentId))
})

test('a flipped byte in the snapshot is found, put aside and counted, and the feed can be built again', async () => {
  must(await documents.appendToFeed(alice, sampleChain(alice, 1, 20)))
  const before = must(await documents.saveFeed(alice, 0))
  const [snapshot] = await chunks('snapshot')
  if (snapshot === undefined) throw new Error('no snapshot')
  await damage(snapshot, flipped(snapshot.bytes))

  expect(must(await documents.readFeed(alice))).toEqual([])
  expect(must(await documents.countPutAside())).toBe(1)
  expect((await disk.putAside.toArray())[0]).toMatchObject({ key: snapshot.key, reason: 'checksum-differs' })
  expect(must(await documents.readFeedStates())[0]?.entries).toBe(20)
  expect(await documents.appendToFeed(alice, [sampleEntry(alice, 21)])).toEqual({
    ok: false,
    error: { type: 'storage-failed', detail: `feed damaged: ${alice}` },
  })

  must(await documents.deleteFeeds(alice))
  must(await documents.appendToFeed(alice, sampleChain(alice, 1, 20)))
  await reopen()
  expect(must(await documents.saveFeed(alice, 0))).toEqual(before)
})

test('a torn last chunk shortens the feed by what was in it, and by no more', async () => {
  must(await documents.appendToFeed(alice, sampleChain(alice, 1, 20)))
  const known = new Set((await chunks('incremental')).map(({ key }) => key.join()))
  must(await documents.appendToFeed(alice, sampleChain(alice, 21, 22)))
  const last = (await chunks('incremental')).find(({ key }) => !known.has(key.join()))
  if (last === undefined) throw new Error('no incremental chunk')
  await reopen()
  await damage(last, last.bytes.slice(0, last.bytes.length - 7))

  expect(must(await documents.readFeed(alice))).toEqual(sampleChain(alice, 1, 20).map(({ wire }) => wire))
  expect(must(await documents.countPutAside())).toBe(1)
  expect(await documents.appendToFeed(alice, sampleChain(alice, 23, 23))).toEqual({
    ok: false,
    error: { type: 'storage-failed', detail: `feed damaged: ${alice}` },
  })
})

test('a chunk damaged in the middle shortens the feed to what is before it', async () => {
  must(await documents.appendToFeed(alice, sampleChain(alice, 1, 20)))
  must(await documents.appendToFeed(alice, sampleChain(alice, 21, 21)))
  const [middle] = await chunks('incremental')
  must(await documents.appendToFeed(alice, sampleChain(alice, 22, 23)))
  if (middle === undefined) throw new Error('no incremental chunk')
  await damage(middle, flipped(middle.bytes))
  expect(must(await documents.readFeed(alice))).toHaveLength(20)
})

test('a lost snapshot leaves nothing to read, whatever came after it', async () => {
  must(await documents.appendToFeed(alice, sampleChain(alice, 1, 20)))
  must(await documents.appendToFeed(alice, sampleChain(alice, 21, 21)))
  const [snapshot] = await chunks('snapshot')
  if (snapshot === undefined) throw new Error('no snapshot')
  await disk.chunks.delete(snapshot.key)
  await reopen()
  expect(must(await documents.readFeed(alice))).toEqual([])
  expect(await documents.appendToFeed(alice, sampleChain(alice, 22, 22))).toMatchObject({ ok: false })
  must(await documents.deleteFeeds(alice))
  must(await documents.appendToFeed(alice, sampleChain(alice, 1, 22)))
  expect(must(await documents.readFeed(alice))).toHaveLength(22)
})

test('bytes that pass the checksum and are no document are a fault, not an endless wait', async () => {
  must(await documents.appendToFeed(alice, sampleChain(alice, 1, 20)))
  const [snapshot] = await chunks('snapshot')
  if (snapshot === undefined) throw new Error('no snapshot')
  await disk.chunks.put(await chunkRow(snapshot.key, flipped(snapshot.bytes)))
  await reopen()
  for (const _ of [1, 2]) {
    const read = await documents.readFeed(alice)
    expect(read.ok ? read.value.length : read.error.type).toSatisfy((answer) => answer === 0 || answer === 'storage-failed')
  }
  must(await documents.deleteFeeds(alice))
  must(await documents.appendToFeed(alice, sampleChain(alice, 1, 20)))
  expect(must(await documents.readFeed(alice))).toHaveLength(20)
})

test('reading a feed writes nothing, now or later', async () => {
  // Small on purpose: automerge-repo rewrites a document whole while it is below 1 kB.
  must(await documents.appendToFeed(alice, sampleChain(alice, 1, 1)))
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  must(await documents.readFeed(alice))
  await vi.advanceTimersByTimeAsync(60_000)
  vi.useRealTimers()
  // Whatever the repo still wanted to write would go to disk with the next append.
  must(await documents.appendToFeed(bob, sampleChain(bob, 1, 1)))
  await reopen()
  expect(must(await documents.readFeed(alice))).toEqual([sampleEntry(alice, 1).wire])
})

test('on a full disk an append changes nothing, and works when there is room again', async () => {
  must(await documents.appendToFeed(alice, sampleChain(alice, 1, 3)))
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError')
  })
  expect(await documents.appendToFeed(alice, sampleChain(alice, 4, 6))).toEqual({ ok: false, error: { type: 'storage-full' } })
  put.mockRestore()

  expect(must(await documents.readFeedStates())[0]?.entries).toBe(3)
  expect(must(await documents.readFeed(alice))).toHaveLength(3)
  must(await documents.appendToFeed(alice, sampleChain(alice, 4, 6)))
  await reopen()
  expect(must(await documents.readFeed(alice))).toEqual(sampleChain(alice, 1, 6).map(({ wire }) => wire))
})

test('chunks do not pile up: small ones are folded into a snapshot', async () => {
  for (const entry of sampleChain(alice, 1, 200)) must(await documents.appendToFeed(alice, [entry]))
  expect(await chunks('snapshot')).toHaveLength(1)
  const sizes = (await disk.chunks.toArray()).map(({ bytes }) => bytes.length)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(3 * 200 * 350)
  await reopen()
  expect(must(await documents.readFeed(alice))).toHaveLength(200)
})

test('what another handle has appended meanwhile is not stored over', async () => {
  must(await documents.appendToFeed(alice, sampleChain(alice, 1, 3)))
  const other = must(await openFeedDocuments(cell))
  // The chunk's checksum is the last step before the transaction.
  const digest = crypto.subtle.digest.bind(crypto.subtle)
  const { promise: gate, resolve: open } = Promise.withResolvers<void>()
  const hashing = Promise.withResolvers<void>()
  vi.spyOn(crypto.subtle, 'digest').mockImplementation(async (algorithm, data) => {
    if (data.byteLength > 1_500) {
      vi.restoreAllMocks()
      hashing.resolve()
      await gate
    }
    return digest(algorithm, data)
  })
  const late = documents.appendToFeed(alice, sampleChain(alice, 4, 9))
  await hashing.promise
  must(await other.appendToFeed(alice, sampleChain(alice, 4, 5)))
  open()
  expect(await late).toMatchObject({ ok: false, error: { type: 'storage-failed' } })
  await other.close()
  await reopen()
  expect(must(await documents.readFeed(alice))).toEqual(sampleChain(alice, 1, 5).map(({ wire }) => wire))
  must(await documents.appendToFeed(alice, sampleChain(alice, 6, 7)))
  expect(must(await documents.readFeedStates())).toMatchObject([{ entries: 7 }])
})

import { save, type Doc } from '@automerge/automerge/slim'
import { Dexie } from 'dexie'
import type { Documents, FeedState } from '../core/ports/documents.ts'
import type { StorageFault, StoredEntry } from '../core/ports/vault.ts'
import { assert } from '../domain/base/assert.ts'
import { err, ok, type Result } from '../domain/base/result.ts'
import { sameValue } from '../domain/base/same-value.ts'
import type { CellId, DeviceId } from '../domain/ledger/entry.ts'
import { DatabaseGuard } from './database-guard.ts'
import { chunkRow, DexieStorageAdapter } from './dexie-storage-adapter.ts'
import { DocumentsDatabase } from './documents-database.ts'
import { entriesPerFeed } from './entries-per-feed.ts'
import { feedDamaged } from './feed-damaged.ts'
import { feedIdentity } from './feed-identity.ts'
import { appendWires, heldWires, type FeedDocument } from './feed-recipe.ts'
import { FeedRepo, sortedHeads } from './feed-repo.ts'
import { loadAutomerge } from './load-automerge.ts'
import type { StagedWrites } from './staged-storage.ts'

/** Opens a community's feeds; empty when they are not there. Automerge's wasm is loaded on first use, not here. */
export const openFeedDocuments = async (cell: CellId): Promise<Result<FeedDocuments, StorageFault>> => {
  const documents = new FeedDocuments(cell)
  const opened = await documents.open()
  if (opened.ok) return ok(documents)
  await documents.close()
  return opened
}

/**
 * Feeds by the feed recipe (DESIGN 4). A part's chunks and its state are one transaction, so a state never
 * promises what the chunks do not hold, unless the disk broke a chunk later.
 */
export class FeedDocuments implements Documents {
  readonly #cell: CellId
  readonly #tables: DocumentsDatabase
  readonly #guard: DatabaseGuard
  readonly #storage: DexieStorageAdapter
  #repo: FeedRepo | undefined
  /** One after the other: two appends to one feed would build on the same heads. */
  #last: Promise<unknown> = Promise.resolve()

  constructor(cell: CellId) {
    this.#cell = cell
    this.#tables = new DocumentsDatabase(cell)
    this.#guard = new DatabaseGuard(this.#tables)
    this.#storage = new DexieStorageAdapter(this.#tables)
  }

  open(): Promise<Result<undefined, StorageFault>> {
    return this.#guard.run(async () => {
      await this.#tables.open()
      return undefined
    })
  }

  appendToFeed(device: DeviceId, entries: readonly StoredEntry[]): Promise<Result<undefined, StorageFault>> {
    return this.#inTurn(async () => {
      const held = await this.#guard.run(() => this.#countHeld(device))
      if (!held.ok) return held
      entries.forEach((entry, index) => {
        assert(entry.device === device && entry.seq === held.value + index + 1, 'a feed takes the next entry of its device only')
      })
      for (const [part, wires] of wiresByPart(entries)) {
        const appended = await this.#guard.run(() => this.#appendToPart(device, part, wires))
        if (!appended.ok) return appended
        if (appended.value === 'damaged') return err(feedDamaged(device))
      }
      return ok(undefined)
    })
  }

  readFeedStates(): Promise<Result<readonly FeedState[], StorageFault>> {
    return this.#guard.run(() => this.#tables.feeds.toArray())
  }

  readFeed(device: DeviceId): Promise<Result<readonly Uint8Array[], StorageFault>> {
    return this.#inTurn(() =>
      this.#guard.run(async () => {
        const wires: Uint8Array[] = []
        for (const { part, entries } of await this.#statesOf(device)) {
          const held = (await this.#read(device, part, heldWires)) ?? []
          wires.push(...held)
          // What comes after a gap is no chain.
          if (held.length !== entries) break
        }
        return wires
      }),
    )
  }

  saveFeed(device: DeviceId, part: number): Promise<Result<Uint8Array | undefined, StorageFault>> {
    return this.#inTurn(() => this.#guard.run(() => this.#read(device, part, save)))
  }

  deleteFeeds(device: DeviceId): Promise<Result<undefined, StorageFault>> {
    return this.#inTurn(() =>
      this.#guard.run(async () => {
        const states = await this.#statesOf(device)
        const identities = await Promise.all(states.map(({ part }) => feedIdentity(this.#cell, device, part)))
        this.#repo = undefined
        await this.#tables.transaction('rw', [this.#tables.chunks, this.#tables.feeds], async () => {
          for (const { documentId } of identities) await this.#storage.removeRange([documentId])
          await this.#tables.feeds.bulkDelete(states.map(({ part }) => [device, part]))
        })
        return undefined
      }),
    )
  }

  /** How many damaged chunks are put aside now. */
  countPutAside(): Promise<Result<number, StorageFault>> {
    return this.#guard.run(() => this.#tables.putAside.count())
  }

  async close(): Promise<void> {
    await this.#last
    this.#guard.close()
  }

  async #appendToPart(device: DeviceId, part: number, wires: ReadonlyMap<number, Uint8Array>): Promise<'stored' | 'damaged'> {
    const identity = await feedIdentity(this.#cell, device, part)
    const state = await this.#tables.feeds.get([device, part])
    return this.#withRepo(async (repo) => {
      const found = state === undefined ? await repo.create(identity) : await repo.find(identity)
      if (found === undefined || (state !== undefined && !holds(found, state))) return 'damaged'

      const held = state?.entries ?? 0
      const missing = [...wires].filter(([place]) => place >= held).map(([, wire]) => wire)
      const next = appendWires(found, missing)
      const writes = await repo.update(identity.documentId, next)
      await this.#store(writes, { before: state, after: { device, part, entries: held + missing.length, heads: sortedHeads(next) } })
      return 'stored'
    })
  }

  /** Nothing is stored over what another handle has stored since `before` was read: two tabs may overlap for a moment. */
  async #store({ saved, removed }: StagedWrites, { before, after }: { readonly before: FeedState | undefined; readonly after: FeedState }): Promise<void> {
    const { chunks, feeds } = this.#tables
    const rows = await Promise.all(saved.map(({ key, data }) => chunkRow(key, data)))
    await this.#tables.transaction('rw', [chunks, feeds], async () => {
      if (!sameValue(await feeds.get([after.device, after.part]), before)) throw new Error('another handle has appended to this feed')
      await chunks.bulkDelete([...removed])
      await chunks.bulkPut(rows)
      await feeds.put(after)
    })
  }

  async #read<T>(device: DeviceId, part: number, use: (feed: Doc<FeedDocument>) => T): Promise<T | undefined> {
    const { documentId } = await feedIdentity(this.#cell, device, part)
    return this.#withRepo((repo) => repo.read(documentId, use))
  }

  /** After a failure the repo may believe that something is stored, or wait for what never loads: the next is a new one. */
  async #withRepo<T>(work: (repo: FeedRepo) => Promise<T>): Promise<T> {
    await loadAutomerge()
    this.#repo ??= new FeedRepo(this.#storage)
    try {
      return await work(this.#repo)
    } catch (error) {
      this.#repo = undefined
      throw error
    }
  }

  async #countHeld(device: DeviceId): Promise<number> {
    return (await this.#statesOf(device)).reduce((sum, { entries }) => sum + entries, 0)
  }

  #statesOf(device: DeviceId) {
    return this.#tables.feeds
      .where('[device+part]')
      .between([device, Dexie.minKey], [device, Dexie.maxKey])
      .toArray()
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work)
    // A failed turn does not stop the next.
    this.#last = turn.catch(() => undefined)
    return turn
  }
}

const holds = (feed: Doc<FeedDocument>, { entries, heads }: FeedState): boolean =>
  heldWires(feed).length === entries && sortedHeads(feed).join() === heads.join()

/** Per part, its new wires by their place in it. */
const wiresByPart = (entries: readonly StoredEntry[]): ReadonlyMap<number, ReadonlyMap<number, Uint8Array>> => {
  const byPart = new Map<number, Map<number, Uint8Array>>()
  for (const { seq, wire } of entries) {
    const part = Math.floor((seq - 1) / entriesPerFeed)
    const wires = byPart.get(part) ?? new Map<number, Uint8Array>()
    byPart.set(part, wires.set((seq - 1) % entriesPerFeed, wire))
  }
  return byPart
}

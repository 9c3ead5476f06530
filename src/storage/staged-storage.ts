import type { Chunk, StorageAdapterInterface, StorageKey } from '@automerge/automerge-repo/slim'
import { assert } from '../domain/base/assert.ts'

/** Chunks a repo wants written and dropped. */
export interface StagedWrites {
  readonly saved: readonly { readonly key: StorageKey; readonly data: Uint8Array }[]
  readonly removed: readonly StorageKey[]
}

/**
 * Stands between a repo and its storage: reads go through, writes wait to be taken. So that what a repo writes
 * in several steps goes to disk in one transaction, together with the feed's state. It also answers at once,
 * so a flush is over before any other task can start a second one.
 */
export class StagedStorage implements StorageAdapterInterface {
  readonly #storage: StorageAdapterInterface
  readonly #chunksByDocument = new Map<string, readonly Chunk[]>()
  #saved: { key: StorageKey; data: Uint8Array }[] = []
  #removed: StorageKey[] = []

  constructor(storage: StorageAdapterInterface) {
    this.#storage = storage
  }

  /**
   * Reads a document's sound chunks, for the repo to load next; false when there are none. A repo that finds
   * none would wait a minute for peers.
   */
  async prepare(documentId: string): Promise<boolean> {
    const chunks = await this.#storage.loadRange([documentId])
    this.#chunksByDocument.set(documentId, chunks)
    return chunks.length > 0
  }

  /** Once, after the document was loaded: its bytes need not be held twice. */
  forget(documentId: string): void {
    this.#chunksByDocument.delete(documentId)
  }

  take(): StagedWrites {
    const writes = { saved: this.#saved, removed: this.#removed }
    this.#saved = []
    this.#removed = []
    return writes
  }

  async load([first]: StorageKey): Promise<Uint8Array | undefined> {
    // The repo asks for a name to show to peers, and has none. Answered without the database, which may be closed by then.
    assert(first === 'storage-adapter-id', 'a repo loads documents by range')
    return nameless
  }

  async save(key: StorageKey, data: Uint8Array): Promise<void> {
    this.#saved.push({ key, data })
  }

  async remove(key: StorageKey): Promise<void> {
    this.#removed.push(key)
  }

  async loadRange([documentId, ...rest]: StorageKey): Promise<Chunk[]> {
    assert(documentId !== undefined && this.#chunksByDocument.has(documentId), 'a document is prepared before it is loaded')
    const chunks = this.#chunksByDocument.get(documentId) ?? []
    return chunks.filter(({ key }) => rest.every((piece, at) => key[at + 1] === piece))
  }

  removeRange(): Promise<void> {
    throw new Error('bug: feeds are deleted in the database, not by the repo')
  }
}

const nameless = new TextEncoder().encode('feeds')

import type { Chunk, StorageAdapterInterface, StorageKey } from '@automerge/automerge-repo/slim'
import { Dexie } from 'dexie'
import type { ChunkKey, ChunkRow, DocumentsDatabase, PutAsideRow } from './documents-database.ts'
import { keysBeyond, type RoomLimits, type SizedKey } from './keys-beyond.ts'
import { ownBytes } from './own-bytes.ts'
import { storageFaultOf } from './storage-fault-of.ts'

const putAsideLimits: RoomLimits = { pieces: 50, bytes: 1024 * 1024 }

/**
 * Automerge chunks in Dexie, each with its SHA-256. Automerge itself would not tell: from a torn chunk
 * `loadIncremental` takes what it can and reports nothing (DESIGN 2). SHA-256 rather than a CRC because the
 * platform has it and this page would have to bring the other.
 */
export class DexieStorageAdapter implements StorageAdapterInterface {
  readonly #tables: DocumentsDatabase

  constructor(tables: DocumentsDatabase) {
    this.#tables = tables
  }

  async load(key: StorageKey): Promise<Uint8Array | undefined> {
    return this.#loadChunk(key)
  }

  async save(key: StorageKey, data: Uint8Array): Promise<void> {
    await this.#tables.chunks.put(await chunkRow(key, data))
  }

  async remove(key: StorageKey): Promise<void> {
    await this.#tables.chunks.delete(key)
  }

  /** Sound chunks only; the others are put aside. One by one: one unreadable row would fail a read of all. */
  async loadRange(keyPrefix: StorageKey): Promise<Chunk[]> {
    const chunks: Chunk[] = []
    for (const key of await this.#range(keyPrefix).primaryKeys()) {
      const data = await this.#loadChunk(key)
      if (data !== undefined) chunks.push({ key, data })
    }
    return chunks
  }

  async removeRange(keyPrefix: StorageKey): Promise<void> {
    await this.#range(keyPrefix).delete()
  }

  #range(prefix: ChunkKey) {
    return this.#tables.chunks.where('key').between(prefix, [...prefix, Dexie.maxKey])
  }

  async #loadChunk(key: ChunkKey): Promise<Uint8Array<ArrayBuffer> | undefined> {
    let row: ChunkRow | undefined
    try {
      row = await this.#tables.chunks.get(key)
    } catch (error) {
      // A handle that died says nothing about the chunk.
      if (storageFaultOf(error).type !== 'storage-failed') throw error
      await this.#putAside({ key, reason: 'not-readable', bytes: new Uint8Array(0), size: 0 })
      return undefined
    }
    if (row === undefined) return undefined
    const { bytes, checksum } = row
    if (isSame(await checksumOf(bytes), checksum)) return bytes
    await this.#putAside({ key, reason: 'checksum-differs', bytes, size: bytes.length })
    return undefined
  }

  async #putAside(row: PutAsideRow): Promise<void> {
    const { chunks, putAside } = this.#tables
    await this.#tables.transaction('rw', [chunks, putAside], async () => {
      await putAside.add(row)
      await chunks.delete(row.key)
      const sizes = (await putAside.orderBy('[number+size]').keys()) as unknown as SizedKey[]
      await putAside.bulkDelete([...keysBeyond(sizes.toReversed(), putAsideLimits)])
    })
  }
}

/** A chunk as it rests. Made before the transaction: hashing inside would let it end. */
export const chunkRow = async (key: StorageKey, data: Uint8Array): Promise<ChunkRow> => {
  const bytes = ownBytes(data)
  return { key, bytes, checksum: await checksumOf(bytes) }
}

const checksumOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))

const isSame = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, at) => byte === b[at])

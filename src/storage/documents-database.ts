import { Dexie, type Table } from 'dexie'
import type { FeedState } from '../core/ports/documents.ts'
import type { CellId, DeviceId } from '../domain/ledger/entry.ts'
import { cellDatabaseName } from './cell-database-name.ts'

/** `[document id, 'snapshot' or 'incremental', hash]`, as automerge-repo names chunks. */
export type ChunkKey = string[]

export interface ChunkRow {
  readonly key: ChunkKey
  readonly bytes: Uint8Array<ArrayBuffer>
  /** SHA-256 of the bytes. */
  readonly checksum: Uint8Array<ArrayBuffer>
}

/** A chunk that is not what was written. Its bytes are kept a while, for whoever looks into it. */
export interface PutAsideRow {
  /** Given by the database, counting up. */
  readonly number?: number
  readonly key: ChunkKey
  readonly reason: 'checksum-differs' | 'not-readable'
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly size: number
}

/** The tables of a community's Automerge documents. All feeds can be built again from the vault (DESIGN 4). */
export class DocumentsDatabase extends Dexie {
  readonly chunks!: Table<ChunkRow, ChunkKey>
  readonly putAside!: Table<PutAsideRow, number>
  readonly feeds!: Table<FeedState, [DeviceId, number]>

  constructor(cell: CellId) {
    super(cellDatabaseName(cell, 'documents'), { chromeTransactionDurability: 'relaxed', cache: 'disabled' })
    this.version(1).stores({
      chunks: 'key',
      putAside: '++number, [number+size]',
      feeds: '[device+part]',
    })
  }
}

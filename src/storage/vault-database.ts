import { Dexie, type Table } from 'dexie'
import type { Cursor, DeviceKeys, InvitationSeed, Quarantined, Settings, StoredEntry } from '../core/ports/vault.ts'
import type { CellId, EntryId } from '../domain/ledger/entry.ts'
import { cellDatabaseName } from './cell-database-name.ts'
import type { Single } from './single.ts'

export interface EpochKeyRow {
  readonly epoch: EntryId
  readonly key: Uint8Array<ArrayBuffer>
}

export interface QuarantineRow extends Quarantined {
  /** Given by the database, counting up. */
  readonly number?: number
  readonly size: number
}

/** A word the core leaves itself: `writer`, whose handle alone may write; `turned-away`, why what found no room is not read again. */
export interface MarkRow {
  readonly key: 'writer' | 'turned-away'
  readonly value: string
}

/** The tables of a community's store of record (DESIGN 4). A changed shape is a new version here, never an edit. */
export class VaultDatabase extends Dexie {
  readonly entries!: Table<StoredEntry, EntryId>
  readonly deviceKeys!: Table<Single<DeviceKeys>, string>
  readonly epochKeys!: Table<EpochKeyRow, EntryId>
  readonly invitationSeeds!: Table<InvitationSeed, EntryId>
  readonly cursors!: Table<Cursor, string>
  readonly quarantine!: Table<QuarantineRow, number>
  readonly settings!: Table<Single<Settings>, string>
  readonly marks!: Table<MarkRow, MarkRow['key']>

  constructor(cell: CellId) {
    // Strict: a promise that resolved has been flushed to disk, as far as the browser can tell.
    super(cellDatabaseName(cell, 'vault'), { chromeTransactionDurability: 'strict', cache: 'disabled' })
    this.version(1).stores({
      // The id is part of the index because a fork is two entries with one device and one number.
      entries: 'id, [device+seq+id]',
      deviceKeys: 'id',
      epochKeys: 'epoch',
      invitationSeeds: 'invitation',
      cursors: 'id',
      // Sizes are in the index so that the room can be measured without reading what is in it.
      quarantine: '++number, [number+size]',
      settings: 'id',
    })
    this.version(2).stores({ marks: 'key' })
  }
}

import type { Result } from '../../domain/base/result.ts'
import type { CellId, DeviceId, EntryId } from '../../domain/ledger/entry.ts'

/** Why the device's storage did not do what was asked. Shown, retried, never swallowed (STYLE 3). */
export type StorageFault =
  | { readonly type: 'storage-full' }
  | { readonly type: 'storage-closed' }
  | { readonly type: 'storage-failed'; readonly detail: string }

/** A checked entry as it rests: the exact bytes that were signed and will be forwarded, never re-encoded. */
export interface StoredEntry {
  readonly id: EntryId
  readonly device: DeviceId
  readonly seq: number
  readonly wire: Uint8Array<ArrayBuffer>
}

/** This device's keys in one cell. The private halves are non-extractable CryptoKeys (DESIGN 5). */
export interface DeviceKeys {
  readonly device: DeviceId
  readonly sign: CryptoKeyPair
  readonly seal: CryptoKeyPair
  /** X25519 public key, 32 bytes. */
  readonly sealPublic: Uint8Array<ArrayBuffer>
}

/** What this phone has read from one channel of one relay. */
export interface Cursor {
  /** `<relay url> <channel hex>` */
  readonly id: string
  /** The relay's name for this log, hexadecimal; another name means the log is new or was emptied. */
  readonly log: string
  /** Everything up to this item was read and rests in the vault. */
  readonly seq: number
  /** Per device, the largest seq this log is known to hold without a gap. */
  readonly headByDevice: ReadonlyMap<DeviceId, number>
}

/** An invitation this device wrote: the seed is what its link carries. */
export interface InvitationSeed {
  readonly invitation: EntryId
  readonly seed: Uint8Array<ArrayBuffer>
}

/** Bytes that were refused before judging, kept for a while so that a person can be told. */
export interface Quarantined {
  readonly at: number
  readonly from: string
  readonly reason: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Own settings of this phone in this cell; never synced. */
export interface Settings {
  readonly relays: readonly string[]
}

/** Why a write did nothing although storage works: it was made after what is not so any more. */
export type WriteRefusal =
  /** Another handle has claimed this vault since: another tab writes. */
  | { readonly type: 'not-the-writer' }
  /** Another entry of the device with the number of `next`, or a later one, is held. */
  | { readonly type: 'number-taken' }

/** One transaction of the vault: everything in it happens, durably, or nothing does. */
export interface VaultWrite {
  /**
   * This device's next entry. Refused while another of its device with its number or a later one is held: whoever
   * signs a number twice has forked their chain for good.
   */
  readonly next?: StoredEntry
  readonly entries?: readonly StoredEntry[]
  readonly cursor?: Cursor
  /**
   * The item after which was read what `cursor` stands for. It moves only if it stood there or further on in the same
   * log: who read on from a place it was put back from has not read what lies before.
   */
  readonly readAfter?: number
  readonly invitationSeed?: InvitationSeed
  readonly quarantined?: readonly Quarantined[]
  readonly settings?: Settings
  /** Entries of devices not admitted found no room here and were passed over; why reading them again would be no use. */
  readonly turnedAway?: string
  /** All cursors go back to the start of their logs, and nothing counts as turned away: it will be read again. */
  readonly reread?: true
}

/**
 * The store of record of one cell on this device (DESIGN 4). Every promise that resolves with `ok` has been
 * committed with strict durability. Nothing here interprets an entry.
 */
export interface Vault {
  readonly cell: CellId
  /**
   * From now on this handle alone writes. What any other has under way is stored before, or not at all: so what is
   * read after it is what is written after, even if the tab that lost the lock wakes up in the middle of a write.
   */
  claim(): Promise<Result<undefined, StorageFault>>
  /** An entry whose id is held already stays as it came first. Bytes are left alone until it resolves. */
  write(write: VaultWrite): Promise<Result<undefined, StorageFault | WriteRefusal>>
  /** Every entry, in batches, ordered by device, seq, then id. One written meanwhile may be among them or not. */
  readEntries(batchSize: number, each: (batch: readonly StoredEntry[]) => Promise<void>): Promise<Result<undefined, StorageFault>>
  readEntriesOf(device: DeviceId, fromSeq: number, limit: number): Promise<Result<readonly StoredEntry[], StorageFault>>
  readCursor(id: string): Promise<Result<Cursor | undefined, StorageFault>>
  readInvitationSeed(invitation: EntryId): Promise<Result<InvitationSeed | undefined, StorageFault>>
  readSettings(): Promise<Result<Settings, StorageFault>>
  /** What was written last as `turnedAway`, undefined when nothing was since the last `reread`. */
  readTurnedAway(): Promise<Result<string | undefined, StorageFault>>
  readQuarantine(): Promise<Result<readonly Quarantined[], StorageFault>>
  readDeviceKeys(): Promise<Result<DeviceKeys | undefined, StorageFault>>
  /** Per epoch id, its 32-byte key. */
  readEpochKeys(): Promise<Result<ReadonlyMap<EntryId, Uint8Array<ArrayBuffer>>, StorageFault>>
  close(): void
}

/** What a new or joined cell starts with: written in one transaction, with its first own entry when there is one. */
export interface VaultStart {
  readonly cell: CellId
  readonly keys: DeviceKeys
  readonly epoch: EntryId
  readonly epochKey: Uint8Array<ArrayBuffer>
  readonly entries: readonly StoredEntry[]
  readonly settings: Settings
}

import type { Result } from '../../domain/base/result.ts'
import type { DeviceId } from '../../domain/ledger/entry.ts'
import type { StorageFault, StoredEntry } from './vault.ts'

/** A feed document's state: which part of a device's chain it is, and its Automerge heads (sorted hexadecimal). */
export interface FeedState {
  readonly device: DeviceId
  /** 0 for entries 1..1024, 1 for the next 1,024 … */
  readonly part: number
  readonly entries: number
  readonly heads: readonly string[]
}

/**
 * The second copy of the ledger: one Automerge document per device and 1,024 entries, built by the feed recipe
 * (DESIGN 4), so that equal entries give equal heads and equal saved bytes on every phone.
 */
export interface Documents {
  /**
   * Appends the next entries of one device's unbroken chain; they must follow what its feed holds. All at once is
   * far cheaper than one by one. A feed that does not read back as its state says takes nothing more: the fault is
   * `storage-failed` with a detail that begins "feed damaged", and `deleteFeeds` makes way for building it again.
   */
  appendToFeed(device: DeviceId, entries: readonly StoredEntry[]): Promise<Result<undefined, StorageFault>>
  /** All feeds' states, from what was stored beside them: no document is loaded for it. */
  readFeedStates(): Promise<Result<readonly FeedState[], StorageFault>>
  /**
   * The wire bytes a device's feeds hold, in seq order. Chunks that fail their checksum are put aside and left out:
   * fewer wires than the states say mean that the feed is damaged.
   */
  readFeed(device: DeviceId): Promise<Result<readonly Uint8Array[], StorageFault>>
  /** The saved bytes of one feed document; for comparing phones and measuring. */
  saveFeed(device: DeviceId, part: number): Promise<Result<Uint8Array | undefined, StorageFault>>
  /** Deletes a device's feeds, to be built again. */
  deleteFeeds(device: DeviceId): Promise<Result<undefined, StorageFault>>
  close(): Promise<void>
}

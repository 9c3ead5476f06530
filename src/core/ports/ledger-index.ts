import type { Result } from '../../domain/base/result.ts'
import type { EntryId, MemberId } from '../../domain/ledger/entry.ts'
import type { AgreementState, ListingState } from '../../domain/market/market-state.ts'
import type { CellState, InvitationState, MemberState } from '../../domain/people/people-state.ts'
import type { LinkTrouble } from './sync-target.ts'
import type { StorageFault } from './vault.ts'

/** Rows that are the same on every phone that holds the same entries. */
export interface LedgerRows {
  readonly cells: readonly CellState[]
  readonly members: readonly MemberState[]
  readonly invitations: readonly InvitationState[]
  readonly listings: readonly ListingState[]
  readonly agreements: readonly AgreementState[]
}

/** What goes into the same transaction as a put. */
export interface PutMore {
  /** Keys of rows that are no more: a cut set aside what they stood on. */
  readonly removed?: { readonly invitations: readonly EntryId[]; readonly listings: readonly EntryId[]; readonly agreements: readonly EntryId[] }
  /** How much all rows are now folded from: a number that grows with what can change them. */
  readonly folded?: number
  /** What the rows must be folded from until now; when they are not, nothing is put. */
  readonly from?: number
}

/**
 * A sealed text this phone could open, by its hash and its author: anybody can repeat a hash, and by it alone another's
 * words would stand in their entry. Never part of what phones compare.
 */
export interface OpenedText {
  readonly hash: string
  readonly by: MemberId
  readonly text: string
}

/** What the sync line on the screen says; written by the core, read by every tab. */
export interface SyncStatus {
  readonly key: 'sync'
  readonly link: 'none' | 'connecting' | 'connected' | 'offline'
  /** When everything of ours was last at a relay and everything there was here; null: never. Milliseconds. */
  readonly syncedAt: number | null
  /** Own entries no relay has yet. */
  readonly waiting: number
  /** While catching up: items read and items there are. */
  readonly progress: { readonly done: number; readonly total: number } | null
  /** Devices known to hold our newest entry, from presence. */
  readonly holders: readonly string[]
  /** Why the link does not work, when it says. */
  readonly trouble: LinkTrouble | null
  /** As `LinkReport` has it. */
  readonly clockDaysOff: number | null
}

/** What this phone is in the cell; written by the core. */
export interface SelfStatus {
  readonly key: 'self'
  readonly device: string | null
  readonly member: EntryId | null
  /** `reading`: joined by link and not yet admitted. */
  readonly standing: 'member' | 'waiting'
  readonly entries: number
  /** Number of this device's newest entry: what the install marker remembers (DESIGN 4). */
  readonly head: number
  readonly digest: string | null
  /** Feeds cover every entry of every admitted device. */
  readonly feedsComplete: boolean
  /** Entries kept although this app is too old to judge them. */
  readonly needsNewerApp: number
  /** Entries that were refused by a rule: shown in the inspector, counted here. */
  readonly refused: number
}

export type StatusRow = SyncStatus | SelfStatus

/** The rebuildable read models (DESIGN 4). */
export interface LedgerIndex {
  /**
   * Puts rows by their keys, in one transaction; large batches are far cheaper than many small ones. False, and nothing
   * was put, when the rows held are not folded from `from`: an earlier put failed, or was another tab's.
   */
  put(rows: Partial<LedgerRows>, more?: PutMore): Promise<Result<boolean, StorageFault>>
  putOpened(texts: readonly OpenedText[]): Promise<Result<undefined, StorageFault>>
  putStatus(status: StatusRow): Promise<Result<undefined, StorageFault>>
  /** What the sync line said last; undefined before it said anything. */
  readSyncStatus(): Promise<Result<SyncStatus | undefined, StorageFault>>
  /** Every ledger row, each table sorted by key. For comparing phones and for "recount everything". */
  readAll(): Promise<Result<LedgerRows, StorageFault>>
  /** Deletes all rows but the status, opened texts and matches included; screens fall empty until the fold is put again. */
  clear(): Promise<Result<undefined, StorageFault>>
  /** How much the rows were folded from, or undefined when they were never complete. */
  readFoldedCount(): Promise<Result<number | undefined, StorageFault>>
  close(): void
}

import type { EntryId, MemberId } from '../../domain/ledger/entry.ts'
import type { Mode } from '../../domain/market/market-state.ts'

/** How many matches there are in one mode. */
export interface MatchCounts {
  readonly pairs: number
  readonly oneWays: number
}

/** A match as the matching worker stores it: this phone's own, never synced. */
export interface PairRow {
  /** `<my offer>-<their offer>`: one row per pair of things given. */
  readonly id: string
  readonly mode: Mode
  readonly other: MemberId
  /** Place in the list: band, fit, score, ids (RULES 5). */
  readonly rank: number
  readonly band: 'equal' | 'fair' | 'top-up'
  readonly score: number
  readonly iGive: EntryId
  readonly theirWant: EntryId
  readonly iGet: EntryId
  readonly myWant: EntryId
  /** How well the worse of the two directions fits. */
  readonly fit: string
}

/** "Someone has it" or "someone needs it": never called a match (RULES 5). */
export interface OneWayRow {
  /** `<my listing>-<their listing>` */
  readonly id: string
  readonly mode: Mode
  readonly direction: 'they-have' | 'they-need'
  readonly other: MemberId
  readonly mine: EntryId
  readonly theirs: EntryId
  readonly rank: number
  readonly fit: string
}

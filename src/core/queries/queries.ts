import type { CellId, EntryId, MemberId } from '../../domain/ledger/entry.ts'
import type { AgreementState, ListingState, Mode } from '../../domain/market/market-state.ts'
import type { CellState, InvitationState, MemberState } from '../../domain/people/people-state.ts'
import type { MatchCounts, OneWayRow, PairRow } from './match-rows.ts'
import type { DirectoryCell, InstallSettings } from '../ports/directory.ts'
import type { SelfStatus, SyncStatus } from '../ports/ledger-index.ts'
import type { LiveQuery } from './live-query.ts'

/** What the install itself can be asked. */
export interface InstallQueries {
  cells(): LiveQuery<readonly DirectoryCell[]>
  settings(): LiveQuery<InstallSettings>
}

/** What screens ask of one community's index. The same arguments give the same LiveQuery object. */
export interface CellQueries {
  readonly cell: CellId
  /** `null` when the row is not there. */
  cellState(): LiveQuery<CellState | null>
  members(): LiveQuery<readonly MemberState[]>
  member(member: MemberId): LiveQuery<MemberState | null>
  invitations(): LiveQuery<readonly InvitationState[]>
  /** A member's listings of one mode that are not withdrawn, newest first. */
  listingsOf(member: MemberId, mode: Mode): LiveQuery<readonly ListingState[]>
  /** Open listings of everyone in one mode, newest first, at most `limit`. */
  openListings(mode: Mode, limit: number): LiveQuery<readonly ListingState[]>
  listing(listing: EntryId): LiveQuery<ListingState | null>
  pairs(mode: Mode): LiveQuery<readonly PairRow[]>
  pair(id: string): LiveQuery<PairRow | null>
  oneWays(mode: Mode): LiveQuery<readonly OneWayRow[]>
  /** Without reading them. */
  matchCounts(mode: Mode): LiveQuery<MatchCounts>
  /** Agreements with this member as a party, newest change first. */
  agreementsOf(member: MemberId): LiveQuery<readonly AgreementState[]>
  agreement(agreement: EntryId): LiveQuery<AgreementState | null>
  /** Agreements in which it is this member's turn, oldest change first. */
  waitingFor(member: MemberId): LiveQuery<readonly AgreementState[]>
  /** The text of a sealed field, when this phone could open it as that member's: a hash alone anybody can repeat. */
  opened(hash: string, by: MemberId): LiveQuery<string | null>
  self(): LiveQuery<SelfStatus | null>
  sync(): LiveQuery<SyncStatus | null>
}

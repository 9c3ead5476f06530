import { Dexie, type Table } from 'dexie'
import type { OpenedText, StatusRow } from '../core/ports/ledger-index.ts'
import type { OneWayRow, PairRow } from '../core/queries/match-rows.ts'
import type { CellId, EntryId, MemberId } from '../domain/ledger/entry.ts'
import type { AgreementState, ListingState } from '../domain/market/market-state.ts'
import type { CellState, InvitationState, MemberState } from '../domain/people/people-state.ts'
import { cellDatabaseName } from './cell-database-name.ts'

export interface FoldedRow {
  readonly key: 'folded'
  readonly count: number
}

/** What the matches here were made from. */
export interface MatchedRow {
  readonly key: 'matched'
  readonly from: string
}

/**
 * The tables of a community's read models. All of it can be folded again (DESIGN 4), so a changed shape may
 * simply empty the tables in its upgrade.
 */
export class IndexDatabase extends Dexie {
  readonly cells!: Table<CellState, CellId>
  readonly members!: Table<MemberState, MemberId>
  readonly invitations!: Table<InvitationState, EntryId>
  readonly listings!: Table<ListingState, EntryId>
  readonly agreements!: Table<AgreementState, EntryId>
  readonly pairs!: Table<PairRow, string>
  readonly oneWays!: Table<OneWayRow, string>
  readonly openedTexts!: Table<OpenedText, [hash: string, by: MemberId]>
  readonly status!: Table<StatusRow, StatusRow['key']>
  readonly meta!: Table<FoldedRow | MatchedRow, string>

  constructor(cell: CellId) {
    super(cellDatabaseName(cell, 'index'), { chromeTransactionDurability: 'relaxed', cache: 'disabled' })
    this.version(1).stores({
      cells: 'cell',
      members: 'member',
      invitations: 'invitation',
      listings: 'listing, [member+mode], [mode+state+updatedAt], state',
      agreements: 'agreement, *terms.parties, *turns',
      pairs: 'id, [mode+rank]',
      oneWays: 'id, [mode+rank]',
      opened: 'hash',
      status: 'key',
      meta: 'key',
    })
    // A table cannot change its key. Without the mark in `meta` all is folded, and opened, again.
    this.version(2)
      .stores({ opened: null, openedTexts: '[hash+by]' })
      .upgrade((tables) => tables.table('meta').clear())
  }
}

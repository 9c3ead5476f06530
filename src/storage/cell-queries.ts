import { Dexie, type Table } from 'dexie'
import type { StatusRow } from '../core/ports/ledger-index.ts'
import type { StorageFault } from '../core/ports/vault.ts'
import type { LiveQuery } from '../core/queries/live-query.ts'
import type { MatchCounts, OneWayRow, PairRow } from '../core/queries/match-rows.ts'
import type { CellQueries } from '../core/queries/queries.ts'
import type { CellId, EntryId, MemberId } from '../domain/ledger/entry.ts'
import type { AgreementState, ListingState, Mode } from '../domain/market/market-state.ts'
import type { CellState, InvitationState, MemberState } from '../domain/people/people-state.ts'
import { DatabaseGuard } from './database-guard.ts'
import { IndexDatabase } from './index-database.ts'
import { liveQueryFromDexie } from './live-query-from-dexie.ts'
import { QueryMemo } from './query-memo.ts'

/** What screens may ask, and the way to let go of the database. */
export interface OpenCellQueries extends CellQueries {
  close(): void
}

/**
 * Reads a community's index for screens. This side never writes it. The page's bundle has this file, so it
 * reaches neither the vault nor Automerge.
 */
export const openCellQueries = (cell: CellId, onFault: (fault: StorageFault) => void): OpenCellQueries =>
  new DexieCellQueries(cell, onFault)

class DexieCellQueries implements OpenCellQueries {
  readonly cell: CellId
  readonly #tables: IndexDatabase
  readonly #guard: DatabaseGuard
  readonly #onFault: (fault: StorageFault) => void
  readonly #memo = new QueryMemo()

  constructor(cell: CellId, onFault: (fault: StorageFault) => void) {
    this.cell = cell
    this.#tables = new IndexDatabase(cell)
    this.#guard = new DatabaseGuard(this.#tables)
    this.#onFault = (fault) => {
      if (!this.#guard.isDeleted) onFault(fault)
    }
  }

  cellState(): LiveQuery<CellState | null> {
    return this.#row(['cell'], () => this.#tables.cells.get(this.cell))
  }

  /** Who joined first comes first. */
  members(): LiveQuery<readonly MemberState[]> {
    return this.#ask(['members'], async () => (await this.#tables.members.toArray()).toSorted(by(({ joinedAt }) => joinedAt)))
  }

  member(member: MemberId): LiveQuery<MemberState | null> {
    return this.#row(['member', member], () => this.#tables.members.get(member))
  }

  /** Newest first. */
  invitations(): LiveQuery<readonly InvitationState[]> {
    return this.#ask(['invitations'], async () => (await this.#tables.invitations.toArray()).toSorted(by(({ at }) => -at)))
  }

  listingsOf(member: MemberId, mode: Mode): LiveQuery<readonly ListingState[]> {
    return this.#ask(['listings-of', member, mode], async () => {
      const listings = await this.#tables.listings.where('[member+mode]').equals([member, mode]).toArray()
      return listings.filter(({ state }) => state !== 'withdrawn').toSorted(by(({ updatedAt }) => -updatedAt))
    })
  }

  openListings(mode: Mode, limit: number): LiveQuery<readonly ListingState[]> {
    return this.#ask(['open-listings', mode, limit], () =>
      this.#tables.listings
        .where('[mode+state+updatedAt]')
        .between([mode, 'open', Dexie.minKey], [mode, 'open', Dexie.maxKey])
        // oxlint-disable-next-line unicorn/no-array-reverse -- a Dexie query, not an array
        .reverse()
        .limit(limit)
        .toArray(),
    )
  }

  listing(listing: EntryId): LiveQuery<ListingState | null> {
    return this.#row(['listing', listing], () => this.#tables.listings.get(listing))
  }

  pairs(mode: Mode): LiveQuery<readonly PairRow[]> {
    return this.#ask(['pairs', mode], () => ofMode(this.#tables.pairs, mode).toArray())
  }

  pair(id: string): LiveQuery<PairRow | null> {
    return this.#row(['pair', id], () => this.#tables.pairs.get(id))
  }

  oneWays(mode: Mode): LiveQuery<readonly OneWayRow[]> {
    return this.#ask(['one-ways', mode], () => ofMode(this.#tables.oneWays, mode).toArray())
  }

  matchCounts(mode: Mode): LiveQuery<MatchCounts> {
    return this.#ask(['match-counts', mode], async () => {
      const [pairs, oneWays] = await Promise.all([ofMode(this.#tables.pairs, mode).count(), ofMode(this.#tables.oneWays, mode).count()])
      return { pairs, oneWays }
    })
  }

  agreementsOf(member: MemberId): LiveQuery<readonly AgreementState[]> {
    return this.#ask(['agreements-of', member], async () => {
      const agreements = await this.#tables.agreements.where('terms.parties').equals(member).toArray()
      return agreements.toSorted(by(({ changedAt }) => -changedAt))
    })
  }

  agreement(agreement: EntryId): LiveQuery<AgreementState | null> {
    return this.#row(['agreement', agreement], () => this.#tables.agreements.get(agreement))
  }

  waitingFor(member: MemberId): LiveQuery<readonly AgreementState[]> {
    return this.#ask(['waiting-for', member], async () => {
      const agreements = await this.#tables.agreements.where('turns').equals(member).toArray()
      return agreements.toSorted(by(({ changedAt }) => changedAt))
    })
  }

  opened(hash: string, by: MemberId): LiveQuery<string | null> {
    return this.#row(['opened', hash, by], async () => (await this.#tables.openedTexts.get([hash, by]))?.text)
  }

  self(): LiveQuery<Extract<StatusRow, { key: 'self' }> | null> {
    return this.#status('self')
  }

  sync(): LiveQuery<Extract<StatusRow, { key: 'sync' }> | null> {
    return this.#status('sync')
  }

  close(): void {
    this.#guard.close()
  }

  #status<Key extends StatusRow['key']>(key: Key): LiveQuery<Extract<StatusRow, { key: Key }> | null> {
    return this.#row(['status', key], async () => {
      const row = await this.#tables.status.get(key)
      return row as Extract<StatusRow, { key: Key }> | undefined
    })
  }

  /** One row, or null: to a screen, undefined means "not read yet". */
  #row<T>(key: readonly string[], read: () => PromiseLike<T | undefined>): LiveQuery<T | null> {
    return this.#ask(key, async () => (await read()) ?? null)
  }

  #ask<T>(key: readonly (string | number)[], read: () => PromiseLike<T>): LiveQuery<T> {
    return this.#memo.get(key, () => liveQueryFromDexie(async () => read(), this.#onFault))
  }
}

const ofMode = <Row>(table: Table<Row, string>, mode: Mode) =>
  table.where('[mode+rank]').between([mode, Dexie.minKey], [mode, Dexie.maxKey])

/** Rows come sorted by key, and sorting is stable: equal ones stay in the order every phone has. */
const by =
  <Row>(rank: (row: Row) => number) =>
  (a: Row, b: Row): number =>
    rank(a) - rank(b)

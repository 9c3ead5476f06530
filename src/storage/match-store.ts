import { liveQuery, type Table } from 'dexie'
import type { SelfStatus } from '../core/ports/ledger-index.ts'
import type { StorageFault } from '../core/ports/vault.ts'
import type { OneWayRow, PairRow } from '../core/queries/match-rows.ts'
import type { Result } from '../domain/base/result.ts'
import type { CellId } from '../domain/ledger/entry.ts'
import type { ListingState } from '../domain/market/market-state.ts'
import type { CellState, MemberState } from '../domain/people/people-state.ts'
import { DatabaseGuard } from './database-guard.ts'
import { IndexDatabase } from './index-database.ts'
import { sameValue } from '../domain/base/same-value.ts'

/** This phone's matches, all of them. */
export interface Matches {
  readonly pairs: readonly PairRow[]
  readonly oneWays: readonly OneWayRow[]
}

/** What matches are made from, read at one moment. */
export interface MatchInput {
  readonly cell: CellState | null
  readonly self: SelfStatus | null
  readonly members: readonly MemberState[]
  readonly openListings: readonly ListingState[]
}

/** What the matching worker reads and writes of a community's index. */
export interface MatchStore {
  readInput(): Promise<Result<MatchInput, StorageFault>>
  /** How far the index was folded, and what the matches here were made from; null where nobody said. */
  readStanding(): Promise<Result<{ readonly folded: number | null; readonly matchedFrom: string | null }, StorageFault>>
  /**
   * Puts what is new or changed and deletes what is gone, in one transaction: an unchanged row wakes no screen. `from`
   * says what they were made from.
   */
  replace(matches: Matches, from: string): Promise<Result<undefined, StorageFault>>
  /** Calls back now and after each change of what matches are made from, until the returned function is called. */
  watchInput(onChange: () => void): () => void
  /** The community has been removed; whatever is asked from now on fails. */
  readonly isDeleted: boolean
  close(): void
}

export const openMatchStore = (cell: CellId): MatchStore => {
  const tables = new IndexDatabase(cell)
  const guard = new DatabaseGuard(tables)
  const openListings = () => tables.listings.where('state').equals('open')
  return {
    readInput: () =>
      guard.run(async () => {
        // By itself: a status written meanwhile would wait for all of this, and a screen that reads it for both.
        const self = ((await tables.status.get('self')) as SelfStatus | undefined) ?? null
        return tables.transaction('r', [tables.cells, tables.members, tables.listings], async () => ({
          cell: (await tables.cells.get(cell)) ?? null,
          self,
          members: await tables.members.toArray(),
          openListings: await openListings().toArray(),
        }))
      }),
    readStanding: () =>
      guard.run(async () => {
        const [folded, matched] = await tables.meta.bulkGet(['folded', 'matched'])
        return { folded: folded?.key === 'folded' ? folded.count : null, matchedFrom: matched?.key === 'matched' ? matched.from : null }
      }),
    replace: ({ pairs, oneWays }, from) =>
      guard.run(() =>
        tables.transaction('rw', [tables.pairs, tables.oneWays, tables.meta], async () => {
          await replaceRows(tables.pairs, pairs)
          await replaceRows(tables.oneWays, oneWays)
          await tables.meta.put({ key: 'matched', from })
          return undefined
        }),
      ),
    watchInput: (onChange) => {
      // Counting is enough to be told of every change, and reads no row: a first sync changes them all, many times.
      const touch = async (): Promise<void> => {
        await Promise.all([openListings().count(), tables.members.count(), tables.status.get('self')])
      }
      // A read that fails is tried again at the next change, and says why in readInput.
      const subscription = liveQuery(touch).subscribe({ next: onChange, error: onChange })
      return () => subscription.unsubscribe()
    },
    get isDeleted() {
      return guard.isDeleted
    },
    close: () => guard.close(),
  }
}

const replaceRows = async <Row extends { readonly id: string }>(table: Table<Row, string>, rows: readonly Row[]): Promise<void> => {
  const heldById = new Map((await table.toArray()).map((row) => [row.id, row]))
  const changed = rows.filter((row) => !sameValue(heldById.get(row.id), row))
  for (const { id } of rows) heldById.delete(id)
  await table.bulkPut(changed)
  await table.bulkDelete([...heldById.keys()])
}

import type { LedgerIndex, LedgerRows, OpenedText, PutMore, StatusRow, SyncStatus } from '../core/ports/ledger-index.ts'
import type { StorageFault } from '../core/ports/vault.ts'
import { ok, type Result } from '../domain/base/result.ts'
import type { CellId } from '../domain/ledger/entry.ts'
import { DatabaseGuard } from './database-guard.ts'
import { IndexDatabase } from './index-database.ts'

/** Opens a community's read models; empty when they are not there. */
export const openLedgerIndex = async (cell: CellId): Promise<Result<LedgerIndex, StorageFault>> => {
  const index = new DexieLedgerIndex(cell)
  const opened = await index.open()
  if (opened.ok) return ok(index)
  index.close()
  return opened
}

class DexieLedgerIndex implements LedgerIndex {
  readonly #tables: IndexDatabase
  readonly #guard: DatabaseGuard

  constructor(cell: CellId) {
    this.#tables = new IndexDatabase(cell)
    this.#guard = new DatabaseGuard(this.#tables)
  }

  open(): Promise<Result<undefined, StorageFault>> {
    return this.#run(() => this.#tables.open())
  }

  put(rows: Partial<LedgerRows>, { removed, folded, from }: PutMore = {}): Promise<Result<boolean, StorageFault>> {
    const { cells, members, invitations, listings, agreements } = rows
    const tables = this.#tables
    return this.#guard.run(() =>
      tables.transaction('rw', [...this.#ledgerTables(), tables.meta], async () => {
        if (from !== undefined && (await this.#folded()) !== from) return false
        if (cells !== undefined) await tables.cells.bulkPut(cells)
        if (members !== undefined) await tables.members.bulkPut(members)
        if (invitations !== undefined) await tables.invitations.bulkPut(invitations)
        if (listings !== undefined) await tables.listings.bulkPut(listings)
        if (agreements !== undefined) await tables.agreements.bulkPut(agreements)
        if (removed !== undefined) {
          await tables.invitations.bulkDelete([...removed.invitations])
          await tables.listings.bulkDelete([...removed.listings])
          await tables.agreements.bulkDelete([...removed.agreements])
        }
        if (folded !== undefined) await tables.meta.put({ key: 'folded', count: folded })
        return true
      }),
    )
  }

  putOpened(texts: readonly OpenedText[]): Promise<Result<undefined, StorageFault>> {
    return this.#run(() => this.#tables.openedTexts.bulkPut(texts))
  }

  putStatus(status: StatusRow): Promise<Result<undefined, StorageFault>> {
    return this.#run(() => this.#tables.status.put(status))
  }

  readSyncStatus(): Promise<Result<SyncStatus | undefined, StorageFault>> {
    return this.#guard.run(async () => (await this.#tables.status.get('sync')) as SyncStatus | undefined)
  }

  readAll(): Promise<Result<LedgerRows, StorageFault>> {
    const tables = this.#tables
    // A table without an index named comes back by its primary key.
    return this.#guard.run(() =>
      tables.transaction('r', this.#ledgerTables(), async () => ({
        cells: await tables.cells.toArray(),
        members: await tables.members.toArray(),
        invitations: await tables.invitations.toArray(),
        listings: await tables.listings.toArray(),
        agreements: await tables.agreements.toArray(),
      })),
    )
  }

  clear(): Promise<Result<undefined, StorageFault>> {
    // Status says what this phone is and does, and is not folded from anything.
    const folded = this.#tables.tables.filter((table) => table.name !== 'status')
    return this.#run(() =>
      this.#tables.transaction('rw', folded, async () => {
        for (const table of folded) await table.clear()
      }),
    )
  }

  readFoldedCount(): Promise<Result<number | undefined, StorageFault>> {
    return this.#guard.run(() => this.#folded())
  }

  close(): void {
    this.#guard.close()
  }

  async #folded(): Promise<number | undefined> {
    const row = await this.#tables.meta.get('folded')
    return row?.key === 'folded' ? row.count : undefined
  }

  #ledgerTables() {
    const { cells, members, invitations, listings, agreements } = this.#tables
    return [cells, members, invitations, listings, agreements]
  }

  #run(work: () => PromiseLike<unknown>): Promise<Result<undefined, StorageFault>> {
    return this.#guard.run(async () => {
      await work()
      return undefined
    })
  }
}

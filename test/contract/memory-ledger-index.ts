import type { LedgerIndex, LedgerRows, OpenedText, PutMore, StatusRow, SyncStatus } from '../../src/core/ports/ledger-index.ts'
import type { StorageFault } from '../../src/core/ports/vault.ts'
import { err, ok, type Result } from '../../src/domain/base/result.ts'
import type { CellId, MemberId } from '../../src/domain/ledger/entry.ts'
import { type FaultSwitch, inMemory } from './memory-fault.ts'

interface IndexFaults extends FaultSwitch {
  faultOn: keyof LedgerIndex | undefined
}

/** Read models that last as long as this object. */
export class MemoryLedgerIndexes implements IndexFaults {
  fault: StorageFault | undefined
  /** What alone is faulty; undefined: everything or nothing. */
  faultOn: keyof LedgerIndex | undefined
  readonly #diskByCell = new Map<CellId, Disk>()

  /** As `openLedgerIndex`. */
  async open(cell: CellId): Promise<Result<MemoryLedgerIndex, StorageFault>> {
    await Promise.resolve()
    if (this.fault !== undefined && this.faultOn === undefined) return err(this.fault)
    const disk = this.#diskByCell.get(cell) ?? new Disk()
    this.#diskByCell.set(cell, disk)
    return ok(new MemoryLedgerIndex(disk, this))
  }

  async delete(cell: CellId): Promise<void> {
    await Promise.resolve()
    this.#diskByCell.delete(cell)
  }
}

class Disk {
  ledger: LedgerRows = { cells: [], members: [], invitations: [], listings: [], agreements: [] }
  /** By hash and author. */
  openedTexts = new Map<string, string>()
  statusByKey = new Map<StatusRow['key'], StatusRow>()
  foldedCount: number | undefined
}

/** The port, and a look at the rows that only screens read. */
export class MemoryLedgerIndex implements LedgerIndex {
  readonly #disk: Disk
  readonly #faults: IndexFaults
  #closed = false

  constructor(disk: Disk, faults: IndexFaults) {
    this.#disk = disk
    this.#faults = faults
  }

  put(rows: Partial<LedgerRows>, { removed, folded, from }: PutMore = {}): Promise<Result<boolean, StorageFault>> {
    const { cells, members, invitations, listings, agreements } = structuredClone(rows)
    return this.#run('put', () => {
      const { ledger } = this.#disk
      if (from !== undefined && from !== this.#disk.foldedCount) return false
      this.#disk.ledger = {
        cells: merged(ledger.cells, cells, ({ cell }) => cell),
        members: merged(ledger.members, members, ({ member }) => member),
        invitations: merged(ledger.invitations, invitations, ({ invitation }) => invitation).filter(({ invitation }) => removed?.invitations.includes(invitation) !== true),
        listings: merged(ledger.listings, listings, ({ listing }) => listing).filter(({ listing }) => removed?.listings.includes(listing) !== true),
        agreements: merged(ledger.agreements, agreements, ({ agreement }) => agreement).filter(({ agreement }) => removed?.agreements.includes(agreement) !== true),
      }
      if (folded !== undefined) this.#disk.foldedCount = folded
      return true
    })
  }

  putOpened(texts: readonly OpenedText[]): Promise<Result<undefined, StorageFault>> {
    const copy = structuredClone(texts)
    return this.#run('putOpened', () => {
      for (const { hash, by, text } of copy) this.#disk.openedTexts.set(`${hash} ${by}`, text)
      return undefined
    })
  }

  putStatus(status: StatusRow): Promise<Result<undefined, StorageFault>> {
    const copy = structuredClone(status)
    return this.#run('putStatus', () => {
      this.#disk.statusByKey.set(copy.key, copy)
      return undefined
    })
  }

  readSyncStatus(): Promise<Result<SyncStatus | undefined, StorageFault>> {
    return this.#run('readSyncStatus', () => this.status('sync'))
  }

  readAll(): Promise<Result<LedgerRows, StorageFault>> {
    return this.#run('readAll', () => structuredClone(this.#disk.ledger))
  }

  clear(): Promise<Result<undefined, StorageFault>> {
    return this.#run('clear', () => {
      Object.assign(this.#disk, new Disk(), { statusByKey: this.#disk.statusByKey })
      return undefined
    })
  }

  readFoldedCount(): Promise<Result<number | undefined, StorageFault>> {
    return this.#run('readFoldedCount', () => this.#disk.foldedCount)
  }

  close(): void {
    this.#closed = true
  }

  openedText(hash: string, by: MemberId): string | undefined {
    return this.#disk.openedTexts.get(`${hash} ${by}`)
  }

  status<Key extends StatusRow['key']>(key: Key): Extract<StatusRow, { key: Key }> | undefined {
    return this.#disk.statusByKey.get(key) as Extract<StatusRow, { key: Key }> | undefined
  }

  #run<T>(name: keyof LedgerIndex, work: () => T): Promise<Result<T, StorageFault>> {
    const { fault, faultOn } = this.#faults
    return inMemory({ fault: faultOn === undefined || faultOn === name ? fault : undefined }, () => this.#closed, work)
  }
}

/** The rows with `changes` put over them, sorted by key. */
const merged = <Row>(rows: readonly Row[], changes: readonly Row[] | undefined, keyOf: (row: Row) => string): readonly Row[] => {
  if (changes === undefined) return rows
  const rowByKey = new Map([...rows, ...changes].map((row) => [keyOf(row), row]))
  return [...rowByKey].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
}

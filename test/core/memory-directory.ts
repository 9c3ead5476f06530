import type { Directory, DirectoryCell, InstallSettings } from '../../src/core/ports/directory.ts'
import type { StorageFault } from '../../src/core/ports/vault.ts'
import type { Result } from '../../src/domain/base/result.ts'
import type { CellId } from '../../src/domain/ledger/entry.ts'
import { type FaultSwitch, inMemory } from '../contract/memory-fault.ts'

type Answer<T> = Promise<Result<T, StorageFault>>

interface DirectoryFaults extends FaultSwitch {
  faultOn: keyof Directory | undefined
}

/** What a directory rests on. */
export class DirectoryDisk {
  readonly cellById = new Map<CellId, DirectoryCell>()
  settings: InstallSettings = { locale: null, theme: 'system', currentCell: null }
}

/** Communities and settings that last as long as their disk. */
export class MemoryDirectory implements Directory, DirectoryFaults {
  fault: StorageFault | undefined
  /** What alone is faulty; undefined: everything or nothing. */
  faultOn: keyof Directory | undefined
  readonly #disk: DirectoryDisk
  readonly #deleteStores: (cell: CellId) => Promise<unknown>
  #isClosed = false

  /** `deleteStores`: a community's vault, documents and index. */
  constructor(disk = new DirectoryDisk(), deleteStores: (cell: CellId) => Promise<unknown> = () => Promise.resolve()) {
    this.#disk = disk
    this.#deleteStores = deleteStores
  }

  cells(): Answer<readonly DirectoryCell[]> {
    return this.#run('cells', () => [...this.#disk.cellById.values()].toSorted((a, b) => a.addedAt - b.addedAt))
  }

  putCell(cell: DirectoryCell): Answer<undefined> {
    return this.#run('putCell', () => void this.#disk.cellById.set(cell.cell, cell))
  }

  async removeCell(cell: CellId): Answer<undefined> {
    await this.#deleteStores(cell)
    return this.#run('removeCell', () => {
      this.#disk.cellById.delete(cell)
      if (this.#disk.settings.currentCell === cell) this.#disk.settings = { ...this.#disk.settings, currentCell: null }
      return undefined
    })
  }

  settings(): Answer<InstallSettings> {
    return this.#run('settings', () => this.#disk.settings)
  }

  putSettings(change: Partial<InstallSettings>): Answer<undefined> {
    return this.#run('putSettings', () => {
      this.#disk.settings = { ...this.#disk.settings, ...change }
      return undefined
    })
  }

  close(): void {
    this.#isClosed = true
  }

  #run<T>(name: keyof Directory, work: () => T): Answer<T> {
    const { fault, faultOn } = this
    return inMemory({ fault: faultOn === undefined || faultOn === name ? fault : undefined }, () => this.#isClosed, work)
  }
}

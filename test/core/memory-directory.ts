import type { Directory, DirectoryCell, InstallSettings } from '../../src/core/ports/directory.ts'
import type { StorageFault } from '../../src/core/ports/vault.ts'
import { ok, type Result } from '../../src/domain/base/result.ts'
import type { CellId } from '../../src/domain/ledger/entry.ts'

type Answer<T> = Promise<Result<T, StorageFault>>

/** Communities and settings that last as long as this object. */
export class MemoryDirectory implements Directory {
  readonly #cellById = new Map<CellId, DirectoryCell>()
  #settings: InstallSettings = { locale: null, theme: 'system', currentCell: null }

  cells(): Answer<readonly DirectoryCell[]> {
    return Promise.resolve(ok([...this.#cellById.values()]))
  }

  putCell(cell: DirectoryCell): Answer<undefined> {
    this.#cellById.set(cell.cell, cell)
    return Promise.resolve(ok(undefined))
  }

  removeCell(cell: CellId): Answer<undefined> {
    this.#cellById.delete(cell)
    return Promise.resolve(ok(undefined))
  }

  settings(): Answer<InstallSettings> {
    return Promise.resolve(ok(this.#settings))
  }

  putSettings(change: Partial<InstallSettings>): Answer<undefined> {
    this.#settings = { ...this.#settings, ...change }
    return Promise.resolve(ok(undefined))
  }

  close(): void {
    // Nothing is held open.
  }
}

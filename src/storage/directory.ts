import { Dexie } from 'dexie'
import type { Directory, DirectoryCell, InstallSettings } from '../core/ports/directory.ts'
import type { StorageFault } from '../core/ports/vault.ts'
import { ok, type Result } from '../domain/base/result.ts'
import type { CellId } from '../domain/ledger/entry.ts'
import { cellDatabaseName } from './cell-database-name.ts'
import { DatabaseGuard } from './database-guard.ts'
import { DirectoryDatabase, directoryName } from './directory-database.ts'

/** Opens the list of communities and the settings of this install; made when not there. */
export const openDirectory = async (name = directoryName): Promise<Result<Directory, StorageFault>> => {
  const directory = new DexieDirectory(name)
  const opened = await directory.open()
  if (opened.ok) return ok(directory)
  directory.close()
  return opened
}

class DexieDirectory implements Directory {
  readonly #tables: DirectoryDatabase
  readonly #guard: DatabaseGuard

  constructor(name: string) {
    this.#tables = new DirectoryDatabase(name)
    this.#guard = new DatabaseGuard(this.#tables)
  }

  open(): Promise<Result<undefined, StorageFault>> {
    return this.#run(() => this.#tables.open())
  }

  cells(): Promise<Result<readonly DirectoryCell[], StorageFault>> {
    return this.#guard.run(() => this.#tables.readCells())
  }

  putCell(cell: DirectoryCell): Promise<Result<undefined, StorageFault>> {
    return this.#run(() => this.#tables.cells.put(cell))
  }

  /** The row goes last: when deleting stops half way, the community is still listed and can be removed again. */
  removeCell(cell: CellId): Promise<Result<undefined, StorageFault>> {
    const { cells, settings } = this.#tables
    return this.#run(async () => {
      await Dexie.delete(cellDatabaseName(cell, 'index'))
      await Dexie.delete(cellDatabaseName(cell, 'documents'))
      await Dexie.delete(cellDatabaseName(cell, 'vault'))
      await this.#tables.transaction('rw', [cells, settings], async () => {
        await cells.delete(cell)
        await settings.where('id').equals('this').and((row) => row.currentCell === cell).modify({ currentCell: null })
      })
    })
  }

  settings(): Promise<Result<InstallSettings, StorageFault>> {
    return this.#guard.run(() => this.#tables.readSettings())
  }

  putSettings(change: Partial<InstallSettings>): Promise<Result<undefined, StorageFault>> {
    const { settings } = this.#tables
    return this.#run(() =>
      this.#tables.transaction('rw', settings, async () => {
        await settings.put({ ...(await this.#tables.readSettings()), ...change, id: 'this' })
      }),
    )
  }

  close(): void {
    this.#guard.close()
  }

  #run(work: () => PromiseLike<unknown>): Promise<Result<undefined, StorageFault>> {
    return this.#guard.run(async () => {
      await work()
      return undefined
    })
  }
}

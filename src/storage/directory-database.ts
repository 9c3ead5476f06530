import { Dexie, type Table } from 'dexie'
import type { DirectoryCell, InstallSettings } from '../core/ports/directory.ts'
import type { CellId } from '../domain/ledger/entry.ts'
import type { Single } from './single.ts'

/** Every install has one; tests name their own. */
export const directoryName = 'ayni-directory'

export class DirectoryDatabase extends Dexie {
  readonly cells!: Table<DirectoryCell, CellId>
  readonly settings!: Table<Single<InstallSettings>, string>

  constructor(name: string) {
    // Strict: a community this forgets is a community its member cannot find.
    super(name, { chromeTransactionDurability: 'strict', cache: 'disabled' })
    this.version(1).stores({ cells: 'cell', settings: 'id' })
  }

  /** Oldest first. */
  async readCells(): Promise<readonly DirectoryCell[]> {
    const cells = await this.cells.toArray()
    return cells.toSorted((a, b) => a.addedAt - b.addedAt)
  }

  async readSettings(): Promise<InstallSettings> {
    const { id: _, ...settings } = { ...firstSettings, ...(await this.settings.get('this')), id: 'this' }
    return settings
  }
}

const firstSettings: InstallSettings = { locale: null, theme: 'system', currentCell: null }

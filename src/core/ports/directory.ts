import type { Result } from '../../domain/base/result.ts'
import type { CellId } from '../../domain/ledger/entry.ts'
import type { StorageFault } from './vault.ts'

/** One community on this phone. */
export interface DirectoryCell {
  readonly cell: CellId
  /** As the invitation or the founder said; the index has the truth once entries are here. */
  readonly name: string
  readonly addedAt: number
  /** Generated on this phone to look around; no relay, removable. */
  readonly example: 0 | 1
}

/** Settings of this install, not of a community. */
export interface InstallSettings {
  readonly locale: 'en' | 'ru' | 'kk' | null
  readonly theme: 'system' | 'light' | 'dark'
  readonly currentCell: CellId | null
}

/** Which communities this phone holds, and the settings of the install. */
export interface Directory {
  cells(): Promise<Result<readonly DirectoryCell[], StorageFault>>
  putCell(cell: DirectoryCell): Promise<Result<undefined, StorageFault>>
  /** Deletes the community's vault, documents and index from this phone; only after it was left or never joined. */
  removeCell(cell: CellId): Promise<Result<undefined, StorageFault>>
  settings(): Promise<Result<InstallSettings, StorageFault>>
  putSettings(change: Partial<InstallSettings>): Promise<Result<undefined, StorageFault>>
  close(): void
}

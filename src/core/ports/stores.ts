import type { Result } from '../../domain/base/result.ts'
import type { CellId } from '../../domain/ledger/entry.ts'
import type { Directory } from './directory.ts'
import type { Documents } from './documents.ts'
import type { LedgerIndex } from './ledger-index.ts'
import type { StorageFault, Vault, VaultStart } from './vault.ts'

/** Where communities rest on this device. */
export interface Stores {
  readonly directory: Directory
  createVault(start: VaultStart): Promise<Result<Vault, StorageFault>>
  openVault(cell: CellId): Promise<Result<Vault, StorageFault>>
  openIndex(cell: CellId): Promise<Result<LedgerIndex, StorageFault>>
  openDocuments(cell: CellId): Promise<Result<Documents, StorageFault>>
}

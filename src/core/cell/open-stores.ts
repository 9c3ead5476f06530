import { ok, type Result } from '../../domain/base/result.ts'
import type { CellId } from '../../domain/ledger/entry.ts'
import type { Documents } from '../ports/documents.ts'
import type { LedgerIndex } from '../ports/ledger-index.ts'
import type { Stores } from '../ports/stores.ts'
import type { StorageFault, Vault } from '../ports/vault.ts'

/** What a community rests on while it is open. */
export interface OpenStores {
  readonly vault: Vault
  readonly index: LedgerIndex
  readonly documents: Documents
}

/** Opens all three or none, for writing: the vault is claimed before anything is read from it. */
export const openStores = async (stores: Stores, cell: CellId): Promise<Result<OpenStores, StorageFault>> => {
  const vault = await stores.openVault(cell)
  if (!vault.ok) return vault
  const claimed = await vault.value.claim()
  const index = claimed.ok ? await stores.openIndex(cell) : claimed
  if (!index.ok) {
    vault.value.close()
    return index
  }
  const documents = await stores.openDocuments(cell)
  if (documents.ok) return ok({ vault: vault.value, index: index.value, documents: documents.value })
  vault.value.close()
  index.value.close()
  return documents
}

export const closeStores = async ({ vault, index, documents }: OpenStores): Promise<void> => {
  await documents.close()
  vault.close()
  index.close()
}

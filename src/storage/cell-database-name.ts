import type { CellId } from '../domain/ledger/entry.ts'

/** The three databases of one community (DESIGN 4). */
export type CellStore = 'vault' | 'documents' | 'index'

/** One database per community and store, so that removing a community is deleting whole databases. */
export const cellDatabaseName = (cell: CellId, store: CellStore): string => `ayni-${cell}-${store}`

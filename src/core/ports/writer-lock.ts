import type { CellId } from '../../domain/ledger/entry.ts'

/** One writer per community and device (DESIGN 4). Without a lock API there is no writing. */
export interface WriterLock {
  /**
   * Becomes the writer, or says that another tab is. With `steal`, becomes it in any case. `onLost` is called when
   * another tab took it over; from then on nothing may be written.
   */
  acquire(cell: CellId, how: { readonly steal: boolean; readonly onLost: () => void }): Promise<'writer' | 'reader' | 'no-locks'>
  release(cell: CellId): void
}

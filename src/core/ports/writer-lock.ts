import type { CellId } from '../../domain/ledger/entry.ts'

/** asked: another tab waits for the lock. stolen: it has it already, because this tab did not answer in time. */
export type LockLoss = 'asked' | 'stolen'

/** One writer per community and device (DESIGN 4). Without a lock API there is no writing. */
export interface WriterLock {
  /**
   * Becomes the writer, or says that another tab is. With `steal`, becomes it in any case: the other tab is asked
   * first, and has a moment to finish what it has begun. `onLost` is called when another tab takes it over; when its
   * promise resolves the lock is let go, so from then on nothing may be written. Two tabs that wrote for one moment
   * would sign two entries with one number, and that stops the device for good.
   */
  acquire(cell: CellId, how: { readonly steal: boolean; readonly onLost: (how: LockLoss) => Promise<void> }): Promise<'writer' | 'reader' | 'no-locks'>
  release(cell: CellId): void
}

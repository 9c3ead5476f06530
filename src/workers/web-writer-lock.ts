import type { WriterLock } from '../core/ports/writer-lock.ts'
import type { CellId } from '../domain/ledger/entry.ts'

/** One writer per community by a Web Lock, held as long as this worker lives or until another tab takes it over. */
export const createWebWriterLock = (): WriterLock => {
  const releaseByCell = new Map<CellId, () => void>()
  return {
    acquire: (cell, { steal, onLost }) => {
      // Typed as always there; older browsers have none.
      const locks = (navigator as Partial<WorkerNavigator>).locks
      if (locks === undefined) return Promise.resolve('no-locks')
      return new Promise((resolve) => {
        const hold = (lock: Lock | null): Promise<void> | undefined => {
          if (lock === null) {
            resolve('reader')
            return undefined
          }
          resolve('writer')
          return new Promise<void>((release) => releaseByCell.set(cell, release))
        }
        // With `steal` in another tab this request's promise is rejected: the lock is lost.
        locks.request(`ayni-writer-${cell}`, steal ? { steal: true } : { ifAvailable: true }, hold).catch(() => {
          releaseByCell.delete(cell)
          onLost()
        })
      })
    },
    release: (cell) => {
      releaseByCell.get(cell)?.()
      releaseByCell.delete(cell)
    },
  }
}

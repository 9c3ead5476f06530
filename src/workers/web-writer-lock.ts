import type { LockLoss, WriterLock } from '../core/ports/writer-lock.ts'
import type { CellId } from '../domain/ledger/entry.ts'

/** Through it the workers of one install ask each other to let go of a community. */
const channelName = 'ayni/writer-lock'
/** Asked again and again: the lock may be on its way to a tab that did not hold it when it was asked. */
const askEveryMs = 500
/** A tab that has not let go by then is stuck, or of a version that cannot be asked. */
const patienceMs = 5_000

interface Held {
  readonly release: () => void
  readonly onLost: (how: LockLoss) => Promise<void>
  isLeaving: boolean
}

/** One writer per community by a Web Lock, held as long as this worker lives or until another tab takes it over. */
export const createWebWriterLock = (): WriterLock => {
  const heldByCell = new Map<CellId, Held>()
  const channel = new BroadcastChannel(channelName)

  const letGo = async (cell: CellId): Promise<void> => {
    const held = heldByCell.get(cell)
    if (held === undefined || held.isLeaving) return
    held.isLeaving = true
    await held.onLost('asked')
    held.release()
  }
  channel.addEventListener('message', ({ data }) => void letGo(data as CellId))

  /** Gives the function that ends it. */
  const keepAsking = (cell: CellId): (() => void) => {
    // It has no target origin: it never leaves this one.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    const ask = (): void => channel.postMessage(cell)
    ask()
    const timer = setInterval(ask, askEveryMs)
    return () => clearInterval(timer)
  }

  return {
    acquire: async (cell, { steal, onLost }) => {
      // Typed as always there; older browsers have none.
      const locks = (navigator as Partial<WorkerNavigator>).locks
      if (locks === undefined) return 'no-locks'
      const hold = (options: LockOptions): Promise<'writer' | 'reader'> =>
        new Promise((resolve, reject) => {
          let held: Held | undefined
          const granted = (lock: Lock | null): Promise<void> | undefined => {
            if (lock === null) {
              resolve('reader')
              return undefined
            }
            return new Promise<void>((release) => {
              held = { release, onLost, isLeaving: false }
              heldByCell.set(cell, held)
              resolve('writer')
            })
          }
          locks
            .request(`ayni-writer-${cell}`, options, granted)
            // A request that was granted is rejected when another tab steals the lock.
            .catch((error: unknown) => (held === undefined ? reject(error as Error) : onLost('stolen')))
            .finally(() => {
              if (heldByCell.get(cell) === held) heldByCell.delete(cell)
            })
        })
      if (!steal) return hold({ ifAvailable: true })
      const stopAsking = keepAsking(cell)
      try {
        return await hold({ signal: AbortSignal.timeout(patienceMs) })
      } catch {
        return await hold({ steal: true })
      } finally {
        stopAsking()
      }
    },
    release: (cell) => {
      heldByCell.get(cell)?.release()
      heldByCell.delete(cell)
    },
  }
}

import type { LockLoss, WriterLock } from '../../src/core/ports/writer-lock.ts'
import type { CellId } from '../../src/domain/ledger/entry.ts'

interface Holder {
  readonly tab: object
  readonly onLost: (how: LockLoss) => Promise<void>
}

/** The locks of one install's tabs. */
export class MemoryLocks {
  readonly #holderByCell = new Map<CellId, Holder>()
  /** Tabs that cannot be asked: the lock is taken from them, and they hear of it when they are awake again. */
  readonly frozen = new Set<object>()

  of(tab: object): WriterLock {
    return {
      acquire: async (cell, { steal, onLost }) => {
        await Promise.resolve()
        const holder = this.#holderByCell.get(cell)
        if (holder !== undefined && !steal) return 'reader'
        if (holder !== undefined && !this.frozen.has(holder.tab)) await holder.onLost('asked')
        this.#holderByCell.set(cell, { tab, onLost })
        return 'writer'
      },
      release: (cell) => {
        if (this.#holderByCell.get(cell)?.tab === tab) this.#holderByCell.delete(cell)
      },
    }
  }

  holder(cell: CellId): object | undefined {
    return this.#holderByCell.get(cell)?.tab
  }
}

import { Dexie } from 'dexie'
import type { StorageFault } from '../core/ports/vault.ts'
import { err, ok, type Result } from '../domain/base/result.ts'
import { storageFaultOf } from './storage-fault-of.ts'

// On localhost Dexie traces every error, also one that is expected and caught, such as an entry already held.
Dexie.debug = false

/** The one way to a database: what it throws comes out as a fault, and a handle that died is opened once again. */
export class DatabaseGuard {
  readonly #database: Dexie
  #closed = false
  #deleted = false

  constructor(database: Dexie) {
    this.#database = database
    // Dexie lets go of a database that is being deleted, but the next read would make it again, empty. False: Dexie does not.
    database.on('versionchange', ({ newVersion }) => {
      if (newVersion !== null) return true
      this.#deleted = true
      this.close()
      return false
    })
  }

  /** What fails then need not be said: somebody wanted it. */
  get isDeleted(): boolean {
    return this.#deleted
  }

  /** `work` may run twice, so it must do the same twice. */
  async run<T>(work: () => PromiseLike<T>): Promise<Result<T, StorageFault>> {
    const first = await this.#attempt(work)
    if (first.ok || first.error.type !== 'storage-closed' || this.#closed) return first
    // Without the option Dexie would refuse every later use of the handle.
    this.#database.close({ disableAutoOpen: false })
    return this.#attempt(work)
  }

  /** Everything after it is refused with `storage-closed`. */
  close(): void {
    this.#closed = true
    this.#database.close()
  }

  async #attempt<T>(work: () => PromiseLike<T>): Promise<Result<T, StorageFault>> {
    if (this.#closed) return err({ type: 'storage-closed' })
    try {
      return ok(await work())
    } catch (error) {
      return err(storageFaultOf(error))
    }
  }
}

import { liveQuery, type Subscription } from 'dexie'
import type { StorageFault } from '../core/ports/vault.ts'
import type { LiveQuery } from '../core/queries/live-query.ts'
import { sameValue } from '../domain/base/same-value.ts'
import { storageFaultOf } from './storage-fault-of.ts'

/** A read that failed is tried again; Dexie would wait for a change of what it read before. */
const retryMs = 2_000

/**
 * A query that reads while somebody listens, and keeps its last answer afterwards, so that a screen that comes
 * back shows at once what it showed. An answer equal to the last one is not a change.
 */
export const liveQueryFromDexie = <T>(read: () => Promise<T>, onFault: (fault: StorageFault) => void): LiveQuery<T> => {
  const listeners = new Set<() => void>()
  let subscription: Subscription | undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  let answer: { readonly value: T } | undefined

  const start = (): Subscription =>
    liveQuery(read).subscribe({
      next: (value) => {
        if (answer !== undefined && sameValue(answer.value, value)) return
        answer = { value }
        for (const listener of listeners) listener()
      },
      error: (error: unknown) => {
        onFault(storageFaultOf(error))
        retry ??= setTimeout(restart, retryMs)
      },
    })

  const stop = (): void => {
    clearTimeout(retry)
    retry = undefined
    subscription?.unsubscribe()
    subscription = undefined
  }

  const restart = (): void => {
    stop()
    subscription = start()
  }

  return {
    current: () => answer?.value,
    subscribe: (listener) => {
      // The same function may be given twice, and each subscription ends by itself.
      const own = (): void => listener()
      listeners.add(own)
      subscription ??= start()
      return () => {
        listeners.delete(own)
        if (listeners.size === 0) stop()
      }
    },
  }
}

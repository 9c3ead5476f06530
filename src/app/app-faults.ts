import type { AppFault, FaultMessage } from '../core/queries/app-fault.ts'
import type { LiveQuery } from '../core/queries/live-query.ts'
import { sameValue } from '../domain/base/same-value.ts'

/** What went wrong last where no command could answer for it; null as a rule. */
export interface AppFaults extends LiveQuery<AppFault | null> {
  readonly tell: (fault: AppFault) => void
}

export const createAppFaults = (): AppFaults => {
  let last: AppFault | null = null
  const listeners = new Set<() => void>()
  return {
    current: () => last,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    tell: (fault) => {
      // The same again is no news: who has closed the message is left in peace.
      if (sameValue(last, fault)) return
      last = fault
      for (const listener of listeners) listener()
    },
  }
}

/** Hears what a worker tells besides its answers. `onMissing` is called when its code could not be loaded. */
export const hearWorker = (worker: Worker, { tell, onMissing = () => {} }: { readonly tell: (fault: AppFault) => void; readonly onMissing?: () => void }): void => {
  worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isFaultMessage(data)) tell(data.fault)
  })
  worker.addEventListener('error', (event) => {
    // What its code throws comes with a message. Without one there is no code.
    if (event instanceof ErrorEvent) return tell({ type: 'bug', detail: event.message })
    tell({ type: 'part-missing' })
    onMissing()
  })
}

const isFaultMessage = (data: unknown): data is FaultMessage => typeof data === 'object' && data !== null && 'fault' in data

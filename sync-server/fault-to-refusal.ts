import type { LogFault } from './log/log.ts'
import type { RelayState } from './relay-state.ts'
import type { Refusal } from './session.ts'

/** Tells the operator what the disk said, and the phone when to come back. */
export const faultToRefusal = (relay: RelayState, fault: LogFault): Refusal => {
  switch (fault.type) {
    case 'full':
      relay.report('The store is full. It still reads; nothing new is kept until there is room (AYNI_LIMIT_STORE_BYTES).')
      return { code: 'storage-full', retryAfter: 600 }
    case 'failed':
      relay.report(`The store failed: ${fault.cause}`)
      return { code: 'storage-failed', retryAfter: 10 }
  }
}

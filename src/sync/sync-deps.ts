import type { Verify } from '../core/keys/verify.ts'
import type { OpenSocket } from './socket.ts'

export type Cancel = () => void

/** What the links take from the world around them. One object, so that tests and the simulator can give their own. */
export interface SyncDeps {
  readonly openSocket: OpenSocket
  /** Milliseconds since 1970 by this phone's clock. */
  readonly now: () => number
  /** Runs once after so many milliseconds, or never once cancelled. */
  readonly after: (ms: number, run: () => void) => Cancel
  /** From 0 up to but not 1. */
  readonly random: () => number
  readonly verify: Verify
  /** Tells `online` and `offline`: the worker's own scope. */
  readonly network: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>
  /** Shows what can only be a bug of the app. The link goes on. */
  readonly onBug: (bug: unknown) => void
}

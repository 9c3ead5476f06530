import type { StorageFault } from '../ports/vault.ts'

/** What went wrong where no command could answer for it: reading for a screen, or work behind the screens. */
export type AppFault =
  | StorageFault
  /** A part of the app that runs in the background could not be started. */
  | { readonly type: 'part-missing' }
  | { readonly type: 'bug'; readonly detail: string }

/** What a worker tells its page besides its answers. */
export interface FaultMessage {
  readonly fault: AppFault
}

import type { SyncTarget } from './sync-target.ts'

/** The links of one open community to its meeting points. */
export interface Carriers {
  /** Keeps one link to each of these relays, and no others. */
  setRelays(relays: readonly string[]): void
  /** Tries now instead of waiting out a pause. */
  syncNow(): void
  /** Entries were turned away that would be taken now: reads all logs again. */
  reread(): void
  /** Resolves when no link will touch the vault any more. */
  stop(): Promise<void>
}

export type StartCarriers = (target: SyncTarget) => Carriers

import type { Checker } from '../codec/check-entry.ts'
import type { Channel } from '../keys/epoch-key.ts'
import type { Documents } from '../ports/documents.ts'
import type { LedgerIndex } from '../ports/ledger-index.ts'
import type { DeviceKeys, StorageFault, Vault } from '../ports/vault.ts'
import type { CellId, EntryId } from '../../domain/ledger/entry.ts'

/** What one community's core stands on. One object, so that tests and the simulator can give their own. */
export interface CellDeps {
  readonly cell: CellId
  readonly vault: Vault
  readonly index: LedgerIndex
  readonly documents: Documents
  readonly keys: DeviceKeys
  readonly epoch: EntryId
  readonly epochKey: Uint8Array<ArrayBuffer>
  readonly channel: Channel
  readonly checker: Checker
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Runs work when nothing more urgent is due. */
  readonly whenIdle: (work: () => void) => void
  /** False once another tab writes although this one has not let go. */
  readonly mayWrite: () => boolean
  /** What storage could not do behind a command's back, for the screen to say. */
  readonly onFault: (fault: StorageFault) => void
  /** What can only be a bug, of work nobody waits for. */
  readonly onBug: (bug: unknown) => void
}

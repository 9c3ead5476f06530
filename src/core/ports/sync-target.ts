import type { DeviceId, EntryId } from '../../domain/ledger/entry.ts'
import type { Channel } from '../keys/epoch-key.ts'
import type { Cursor, DeviceKeys } from './vault.ts'

/** How many wire bytes and entries one pass of sending may take from the vault at a time. */
export const maxLackingEntries = 512

/** What a carrier brings in one go. */
export interface Received {
  readonly wires: readonly Uint8Array[]
  /** Where the carrier's log is read to with this; null when there is none. */
  readonly cursor: Cursor | null
  /** The item of that log after which the wires begin (`VaultWrite.readAfter`). */
  readonly readAfter?: number
  /** Chunks that could not be opened, kept aside with the reason. */
  readonly unopened?: readonly Unopened[]
  /** The carrier, as the quarantine names it. */
  readonly from: string
  /**
   * Told once all of it rests here, before `receive` resolves: the true entries among the wires that this phone now
   * holds, in their order. Only this check says what the carrier has: a wire by itself proves nothing.
   */
  readonly onFound?: (entries: readonly FoundEntry[]) => void
}

export interface FoundEntry {
  readonly device: DeviceId
  readonly seq: number
  readonly id: EntryId
  /** This phone did not hold it before. */
  readonly isNew: boolean
}

/** A number of which a device signed more than one entry. */
export interface Fork {
  readonly device: DeviceId
  readonly seq: number
  /** Those held here. A new one comes last. */
  readonly ids: readonly EntryId[]
}

export interface Unopened {
  readonly bytes: Uint8Array
  readonly reason: string
}

/** What a carrier (relay, later a data channel, a file) needs of one community on this phone. */
export interface SyncTarget {
  readonly channel: Channel
  /** Id of the epoch; the first one's is the cell's. */
  readonly epoch: EntryId
  readonly epochKey: Uint8Array<ArrayBuffer>
  readonly device: DeviceId
  readCursor(id: string): Promise<Cursor | undefined>
  /**
   * Takes entries from a carrier: each is checked by itself, put in the vault together with the cursor in one strict
   * transaction, judged, folded and shown. Resolves when all that is done; a storage fault comes back as false, and
   * then the cursor has not moved.
   */
  receive(received: Received): Promise<boolean>
  /** Per device, the largest number held without a gap; what presence says and comparing needs. */
  heads(): ReadonlyMap<DeviceId, number>
  /** Every number held more than once, whatever the verdicts. */
  forks(): readonly Fork[]
  /**
   * Wire bytes this phone holds and these heads lack: own device first, then others'; at most `maxLackingEntries`, but
   * both sides of a fork together, however many they are.
   */
  lacking(heads: ReadonlyMap<DeviceId, number>, whose: 'own' | 'all'): Promise<readonly LackingEntry[]>
  /** Calls back after each own entry is recorded, and after entries were received. */
  onChange(listener: () => void): () => void
  /** Another phone's heads as its presence said, already verified. */
  seePresence(presence: { readonly device: DeviceId; readonly heads: ReadonlyMap<DeviceId, number>; readonly sentAt: number }): void
  /** Whether a device's presence may be believed: it is an admitted member's. */
  isMemberDevice(device: DeviceId): boolean
  /** To sign presence (`sealPresence`). */
  readonly keys: DeviceKeys
  /** What the sync line says. */
  report(status: LinkReport): void
}

export interface LackingEntry {
  readonly device: DeviceId
  readonly seq: number
  readonly id: EntryId
  readonly wire: Uint8Array<ArrayBuffer>
}

export interface LinkReport {
  readonly link: 'none' | 'connecting' | 'connected' | 'offline'
  /** Everything of ours is stored there and everything there is here, as of now. */
  readonly inSync: boolean
  /** Own entries the relay does not have yet. */
  readonly waiting: number
  readonly progress: { readonly done: number; readonly total: number } | null
  readonly trouble: LinkTrouble | null
  /** How many whole days this phone's clock and the relay's differ (RULES 2), as it said when last dialled; null: it never did. */
  readonly clockDaysOff: number | null
}

/** Why a link does not do its work, or not all of it. Screens have words for each. */
export type LinkTrouble =
  | 'relay-address-wrong' // what the settings hold is no address of a relay
  | 'relay-unreachable'
  | 'relay-busy'
  | 'relay-name-unknown' // the relay does not go by the name that was dialled; its operator must say so
  | 'join-refused' // the relay heard another name than was dialled, or took our signature for wrong
  | 'code-needed' // the community is new there, and that needs the operator's code
  | 'code-wrong'
  | 'rate' // the relay takes no more today
  | 'chunk-too-large-for-relay'
  | 'storage-full-at-relay'
  | 'storage-failed-at-relay'
  | 'protocol' // the relay sends what no relay sends
  | 'storage-failed-here' // this phone could not store what came; it will be read again
  | 'failed-here' // a bug of the app

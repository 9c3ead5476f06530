import type { DeviceId, EntryId } from '../domain/ledger/entry.ts'

/** Where an entry stands in the ledger, as far as sending goes. Its id counts where a device forked. */
export interface EntryPlace {
  readonly device: DeviceId
  readonly seq: number
  readonly id: EntryId
}

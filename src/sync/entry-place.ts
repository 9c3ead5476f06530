import type { DeviceId } from '../domain/ledger/entry.ts'

/** Where an entry stands in the ledger, as far as sending goes. */
export interface EntryPlace {
  readonly device: DeviceId
  readonly seq: number
}

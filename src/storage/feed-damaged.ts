import type { StorageFault } from '../core/ports/vault.ts'
import type { DeviceId } from '../domain/ledger/entry.ts'

/** A feed that does not read back as its state says takes nothing more: it is to be deleted and built again. */
export const feedDamaged = (device: DeviceId): StorageFault => ({
  type: 'storage-failed',
  detail: `feed damaged: ${device}`,
})

import { err, ok } from '../../domain/base/result.ts'
import type { EntryId } from '../../domain/ledger/entry.ts'
import { storageProblem } from '../cell/cell-core.ts'
import type { Done } from '../commands/commands.ts'
import type { DeviceKeys, Vault } from '../ports/vault.ts'

/** What a community cannot be opened without. */
export interface Secrets {
  readonly keys: DeviceKeys
  readonly epoch: EntryId
  readonly epochKey: Uint8Array<ArrayBuffer>
  readonly relays: readonly string[]
}

export const readSecrets = async (vault: Vault): Promise<Done<Secrets>> => {
  const keys = await vault.readDeviceKeys()
  if (!keys.ok) return storageProblem(keys.error)
  const epochKeys = await vault.readEpochKeys()
  if (!epochKeys.ok) return storageProblem(epochKeys.error)
  const settings = await vault.readSettings()
  if (!settings.ok) return storageProblem(settings.error)
  // One epoch until keys rotate.
  const [epoch] = epochKeys.value
  if (keys.value === undefined || epoch === undefined) return err({ type: 'no-keys-here' })
  return ok({ keys: keys.value, epoch: epoch[0], epochKey: epoch[1], relays: settings.value.relays })
}

import type { DeviceId } from '../../domain/ledger/entry.ts'

/** Bytes kept of one device not admitted, and of all of them (DESIGN 3). */
export const roomLimits = { bytesOfOne: 1024 * 1024, bytesOfAll: 8 * 1024 * 1024 } as const

/** Where entries of devices not yet admitted wait, so that junk from outside cannot fill a phone. */
export class EntryRoom {
  readonly #bytesByDevice = new Map<DeviceId, number>()
  #bytes = 0

  /** Makes room for an entry, or says that there is none. */
  take(device: DeviceId, bytes: number): boolean {
    const held = this.#bytesByDevice.get(device) ?? 0
    if (held + bytes > roomLimits.bytesOfOne || this.#bytes + bytes > roomLimits.bytesOfAll) return false
    this.add(device, bytes)
    return true
  }

  /** What rests in the vault already takes its room in any case; less than nothing gives it back. */
  add(device: DeviceId, bytes: number): void {
    this.#bytesByDevice.set(device, (this.#bytesByDevice.get(device) ?? 0) + bytes)
    this.#bytes += bytes
  }

  /** A device was admitted: its entries wait no longer. */
  leave(device: DeviceId): void {
    this.#bytes -= this.#bytesByDevice.get(device) ?? 0
    this.#bytesByDevice.delete(device)
  }

  devices(): IterableIterator<DeviceId> {
    return this.#bytesByDevice.keys()
  }
}

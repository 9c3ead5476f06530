import type { DeviceId } from '../../domain/ledger/entry.ts'

/** Bytes kept of one device not admitted, and of all of them (DESIGN 3). */
const maxBytesOfOne = 1024 * 1024
const maxBytesOfAll = 8 * 1024 * 1024

/** Where entries of devices not yet admitted wait, so that junk from outside cannot fill a phone. */
export class EntryRoom {
  readonly #bytesByDevice = new Map<DeviceId, number>()
  readonly #overflowed = new Set<DeviceId>()
  #bytes = 0

  /** Makes room for an entry, or says that there is none. */
  take(device: DeviceId, bytes: number): boolean {
    const held = this.#bytesByDevice.get(device) ?? 0
    if (held + bytes > maxBytesOfOne || this.#bytes + bytes > maxBytesOfAll) {
      this.#overflowed.add(device)
      return false
    }
    this.#bytesByDevice.set(device, held + bytes)
    this.#bytes += bytes
    return true
  }

  /** A device was admitted: its entries wait no longer. True when some had been turned away and must be read again. */
  leave(device: DeviceId): boolean {
    this.#bytes -= this.#bytesByDevice.get(device) ?? 0
    this.#bytesByDevice.delete(device)
    return this.#overflowed.delete(device)
  }

  devices(): IterableIterator<DeviceId> {
    return this.#bytesByDevice.keys()
  }
}

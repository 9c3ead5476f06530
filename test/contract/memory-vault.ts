import type {
  Cursor,
  DeviceKeys,
  InvitationSeed,
  Quarantined,
  Settings,
  StorageFault,
  StoredEntry,
  Vault,
  VaultStart,
  VaultWrite,
} from '../../src/core/ports/vault.ts'
import { err, ok, type Result } from '../../src/domain/base/result.ts'
import type { CellId, DeviceId, EntryId } from '../../src/domain/ledger/entry.ts'
import { keysBeyond } from '../../src/storage/keys-beyond.ts'
import { quarantineLimits } from '../../src/storage/quarantine-limits.ts'
import { type FaultSwitch, inMemory } from './memory-fault.ts'

/** Vaults that last as long as this object: closing and opening again finds what was written. */
export class MemoryVaults implements FaultSwitch {
  fault: StorageFault | undefined
  readonly #diskByCell = new Map<CellId, Disk>()

  /** As `createVault`. */
  async create(start: VaultStart): Promise<Result<Vault, StorageFault>> {
    if (this.fault !== undefined) return err(this.fault)
    const disk = this.#disk(start.cell)
    if (disk.deviceKeys !== undefined) {
      return err({ type: 'storage-failed', detail: 'Error: this phone already has device keys in this community' })
    }
    disk.deviceKeys = structuredClone(start.keys)
    disk.epochKeys.set(start.epoch, start.epochKey.slice())
    for (const entry of start.entries) disk.add(entry)
    disk.settings = structuredClone(start.settings)
    return this.open(start.cell)
  }

  /** As `openVault`. */
  async open(cell: CellId): Promise<Result<Vault, StorageFault>> {
    await Promise.resolve()
    return this.fault === undefined ? ok(new MemoryVault(cell, this.#disk(cell), this)) : err(this.fault)
  }

  /** As `deleteVault`. */
  async delete(cell: CellId): Promise<Result<undefined, StorageFault>> {
    await Promise.resolve()
    this.#diskByCell.delete(cell)
    return ok(undefined)
  }

  #disk(cell: CellId): Disk {
    const disk = this.#diskByCell.get(cell) ?? new Disk()
    this.#diskByCell.set(cell, disk)
    return disk
  }
}

class Disk {
  readonly entries = new Map<EntryId, StoredEntry>()
  readonly epochKeys = new Map<EntryId, Uint8Array<ArrayBuffer>>()
  readonly invitationSeeds = new Map<EntryId, InvitationSeed>()
  readonly cursors = new Map<string, Cursor>()
  deviceKeys: DeviceKeys | undefined
  settings: Settings = { relays: [] }
  quarantine: readonly Quarantined[] = []

  add(entry: StoredEntry): void {
    if (!this.entries.has(entry.id)) this.entries.set(entry.id, { ...entry, wire: entry.wire.slice() })
  }

  /** By device, seq, then id. */
  sorted(): readonly StoredEntry[] {
    return [...this.entries.values()].toSorted(
      (a, b) => compare(a.device, b.device) || a.seq - b.seq || compare(a.id, b.id),
    )
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

class MemoryVault implements Vault {
  readonly cell: CellId
  readonly #disk: Disk
  readonly #faults: FaultSwitch
  #closed = false

  constructor(cell: CellId, disk: Disk, faults: FaultSwitch) {
    this.cell = cell
    this.#disk = disk
    this.#faults = faults
  }

  write({ entries, cursor, invitationSeed, quarantined, settings }: VaultWrite): Promise<Result<undefined, StorageFault>> {
    const copy = structuredClone({ entries, cursor, invitationSeed, quarantined, settings })
    return this.#run(() => {
      for (const entry of copy.entries ?? []) this.#disk.add(entry)
      if (copy.cursor !== undefined) this.#disk.cursors.set(copy.cursor.id, copy.cursor)
      if (copy.invitationSeed !== undefined) {
        this.#disk.invitationSeeds.set(copy.invitationSeed.invitation, copy.invitationSeed)
      }
      if (copy.quarantined !== undefined) this.#quarantine(copy.quarantined)
      if (copy.settings !== undefined) this.#disk.settings = copy.settings
      return undefined
    })
  }

  async readEntries(
    batchSize: number,
    each: (batch: readonly StoredEntry[]) => Promise<void>,
  ): Promise<Result<undefined, StorageFault>> {
    const all = await this.#run(() => this.#disk.sorted())
    if (!all.ok) return all
    for (let from = 0; from < all.value.length; from += batchSize) {
      await each(structuredClone(all.value.slice(from, from + batchSize)))
      if (this.#closed) return err({ type: 'storage-closed' })
    }
    return ok(undefined)
  }

  readEntriesOf(device: DeviceId, fromSeq: number, limit: number): Promise<Result<readonly StoredEntry[], StorageFault>> {
    return this.#read(() =>
      this.#disk
        .sorted()
        .filter((entry) => entry.device === device && entry.seq >= fromSeq)
        .slice(0, limit),
    )
  }

  readCursor(id: string): Promise<Result<Cursor | undefined, StorageFault>> {
    return this.#read(() => this.#disk.cursors.get(id))
  }

  readInvitationSeed(invitation: EntryId): Promise<Result<InvitationSeed | undefined, StorageFault>> {
    return this.#read(() => this.#disk.invitationSeeds.get(invitation))
  }

  readSettings(): Promise<Result<Settings, StorageFault>> {
    return this.#read(() => this.#disk.settings)
  }

  readQuarantine(): Promise<Result<readonly Quarantined[], StorageFault>> {
    return this.#read(() => this.#disk.quarantine)
  }

  readDeviceKeys(): Promise<Result<DeviceKeys | undefined, StorageFault>> {
    return this.#read(() => this.#disk.deviceKeys)
  }

  readEpochKeys(): Promise<Result<ReadonlyMap<EntryId, Uint8Array<ArrayBuffer>>, StorageFault>> {
    return this.#read(() => this.#disk.epochKeys)
  }

  close(): void {
    this.#closed = true
  }

  #quarantine(pieces: readonly Quarantined[]): void {
    const all = [...this.#disk.quarantine, ...pieces]
    const dropped = new Set(
      keysBeyond(all.map(({ bytes }, key) => [key, bytes.length] as const).toReversed(), quarantineLimits),
    )
    this.#disk.quarantine = all.filter((_, key) => !dropped.has(key))
  }

  #run<T>(work: () => T): Promise<Result<T, StorageFault>> {
    return inMemory(this.#faults, () => this.#closed, work)
  }

  #read<T>(work: () => T): Promise<Result<T, StorageFault>> {
    return this.#run(() => structuredClone(work()))
  }
}

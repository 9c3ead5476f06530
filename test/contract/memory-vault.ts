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
  WriteRefusal,
} from '../../src/core/ports/vault.ts'
import { err, ok, type Result } from '../../src/domain/base/result.ts'
import type { CellId, DeviceId, EntryId } from '../../src/domain/ledger/entry.ts'
import { keysBeyond } from '../../src/storage/keys-beyond.ts'
import { quarantineLimits } from '../../src/storage/quarantine-limits.ts'
import { type FaultSwitch, inMemory } from './memory-fault.ts'

interface VaultFaults extends FaultSwitch {
  /** Called once, when a write has been stored: what it gives is reported all the same. */
  afterWrite: (() => StorageFault) | undefined
  /** Writes until the disk is full. */
  writesLeft: number
  /** Writes wait for it, as in a tab that is frozen. */
  gate: Promise<void>
}

/** Vaults that last as long as this object: closing and opening again finds what was written. */
export class MemoryVaults implements VaultFaults {
  fault: StorageFault | undefined
  afterWrite: (() => StorageFault) | undefined
  writesLeft = Infinity
  gate: Promise<void> = Promise.resolve()
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

  /** What rests there now, to be put back as a browser may put back an older state. */
  snapshot(cell: CellId): () => void {
    const disk = this.#disk(cell).copy()
    return () => void this.#diskByCell.set(cell, disk.copy())
  }

  get count(): number {
    return this.#diskByCell.size
  }

  has(cell: CellId): boolean {
    return this.#diskByCell.has(cell)
  }

  /** Breaks an entry's bytes at rest. */
  breakEntry(cell: CellId, id: EntryId, broken: (wire: Uint8Array<ArrayBuffer>) => void): void {
    const entry = this.#disk(cell).entries.get(id)
    if (entry !== undefined) broken(entry.wire)
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
  /** The claim that may write. */
  writer: symbol | undefined
  turnedAway: string | undefined

  add(entry: StoredEntry): void {
    if (!this.entries.has(entry.id)) this.entries.set(entry.id, { ...entry, wire: entry.wire.slice() })
  }

  copy(): Disk {
    const copy = new Disk()
    for (const entry of this.entries.values()) copy.add(entry)
    for (const [epoch, key] of this.epochKeys) copy.epochKeys.set(epoch, key)
    for (const [id, seed] of this.invitationSeeds) copy.invitationSeeds.set(id, seed)
    for (const [id, cursor] of this.cursors) copy.cursors.set(id, cursor)
    return Object.assign(copy, { deviceKeys: this.deviceKeys, settings: this.settings, quarantine: this.quarantine, turnedAway: this.turnedAway })
  }

  /** Whether the cursor of this one's log stands there or further on. */
  reaches({ id, log }: Cursor, seq: number): boolean {
    const held = this.cursors.get(id)
    return seq <= (held?.log === log ? held.seq : 0)
  }

  /** Whether another entry of its device has this one's number or a later one. */
  hasNumber({ device, seq, id }: StoredEntry): boolean {
    return [...this.entries.values()].some((held) => held.device === device && held.seq >= seq && held.id !== id)
  }

  /** By device, seq, then id. */
  sorted(isWanted: (entry: StoredEntry) => boolean = () => true): readonly StoredEntry[] {
    return [...this.entries.values()].filter(isWanted).toSorted(
      (a, b) => compare(a.device, b.device) || a.seq - b.seq || compare(a.id, b.id),
    )
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

class MemoryVault implements Vault {
  readonly cell: CellId
  readonly #disk: Disk
  readonly #faults: VaultFaults
  #claim: symbol | undefined
  #closed = false

  constructor(cell: CellId, disk: Disk, faults: VaultFaults) {
    this.cell = cell
    this.#disk = disk
    this.#faults = faults
  }

  claim(): Promise<Result<undefined, StorageFault>> {
    return this.#run(() => {
      this.#claim = Symbol('claim')
      this.#disk.writer = this.#claim
      return undefined
    })
  }

  async write(write: VaultWrite): Promise<Result<undefined, StorageFault | WriteRefusal>> {
    const copy = structuredClone(write)
    await this.#faults.gate
    if (this.#faults.writesLeft <= 0) return err({ type: 'storage-full' })
    this.#faults.writesLeft -= 1
    const refusal = await this.#run(() => this.#write(copy))
    if (!refusal.ok) return refusal
    if (refusal.value !== undefined) return err(refusal.value)
    const { afterWrite } = this.#faults
    this.#faults.afterWrite = undefined
    return afterWrite === undefined ? ok(undefined) : err(afterWrite())
  }

  #write({ next, entries, cursor, readAfter, invitationSeed, quarantined, settings, turnedAway, reread }: VaultWrite): WriteRefusal | undefined {
    const disk = this.#disk
    if (disk.writer !== this.#claim) return { type: 'not-the-writer' }
    if (next !== undefined && disk.hasNumber(next)) return { type: 'number-taken' }
    for (const entry of [...(next === undefined ? [] : [next]), ...(entries ?? [])]) disk.add(entry)
    if (cursor !== undefined && disk.reaches(cursor, readAfter ?? 0)) disk.cursors.set(cursor.id, cursor)
    if (invitationSeed !== undefined) disk.invitationSeeds.set(invitationSeed.invitation, invitationSeed)
    if (quarantined !== undefined) this.#quarantine(quarantined)
    if (settings !== undefined) disk.settings = settings
    if (turnedAway !== undefined) disk.turnedAway = turnedAway
    if (reread !== undefined) {
      disk.turnedAway = undefined
      for (const [id, held] of disk.cursors) disk.cursors.set(id, { ...held, seq: 0 })
    }
    return undefined
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
        .sorted((entry) => entry.device === device && entry.seq >= fromSeq)
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

  readTurnedAway(): Promise<Result<string | undefined, StorageFault>> {
    return this.#read(() => this.#disk.turnedAway)
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

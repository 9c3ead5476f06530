import { assert } from '../domain/base/assert.ts'
import type { DeviceId, EntryId } from '../domain/ledger/entry.ts'
import type { Fork } from '../core/ports/sync-target.ts'
import type { Cursor } from '../core/ports/vault.ts'
import type { EntryPlace } from './entry-place.ts'

/** A cursor to be written, and which changes are in it. */
export interface CursorDraft {
  readonly cursor: Cursor
  readonly changes: number
}

interface ForkInLog {
  /** Those this phone holds. */
  readonly ids: readonly EntryId[]
  /** Those the log is known to hold. */
  readonly inLog: Set<EntryId>
}

/**
 * How far this phone has read one log, and what it knows that log to hold. It runs ahead of the cursor in the vault
 * by what `stored` and the newest chunks told; `isUnsaved` says when.
 *
 * Where a device forked, a number says too little: one log may hold the one side and another log the other. There the
 * log holds the number once it is known to hold each entry of it that this phone holds; until then it holds nothing
 * from that number on, as far as the heads say.
 */
export class LogPosition {
  readonly #id: string
  #log: string | null
  #seq: number
  /** By number alone, whichever side of a fork it was. */
  readonly #headByDevice: Map<DeviceId, number>
  readonly #forksByDevice = new Map<DeviceId, Map<number, ForkInLog>>()
  #changes = 0
  #savedChanges = 0

  /** `forks`: those known when the cursor was written. What it counted as held was all there. */
  constructor(id: string, cursor: Cursor | undefined, forks: readonly Fork[] = []) {
    this.#id = id
    this.#log = cursor?.log ?? null
    this.#seq = cursor?.seq ?? 0
    this.#headByDevice = new Map(cursor?.headByDevice)
    for (const fork of forks) this.#put(fork, this.#holdsNumber(fork) ? fork.ids : [])
  }

  /** The relay's name for the log, or null when none is known. */
  get log(): string | null {
    return this.#log
  }

  /** Everything up to here rests in the vault. */
  get seq(): number {
    return this.#seq
  }

  /** Per device, the largest number the log is known to hold without a gap. */
  get headByDevice(): ReadonlyMap<DeviceId, number> {
    if (this.#forksByDevice.size === 0) return this.#headByDevice
    const heads = new Map(this.#headByDevice)
    for (const [device, forks] of this.#forksByDevice) {
      for (const [seq, { ids, inLog }] of forks) {
        if (seq <= (heads.get(device) ?? 0) && !ids.every((id) => inLog.has(id))) heads.set(device, seq - 1)
      }
    }
    return heads
  }

  /** Whether the log is known to hold this very entry. */
  holds(place: EntryPlace): boolean {
    const fork = this.#forksByDevice.get(place.device)?.get(place.seq)
    return fork === undefined ? this.#holdsNumber(place) : fork.inLog.has(place.id)
  }

  get isUnsaved(): boolean {
    return this.#changes !== this.#savedChanges
  }

  /** Another log, or the same one emptied: nothing is known of it. */
  beginLog(log: string): void {
    this.#log = log
    this.#seq = 0
    this.#headByDevice.clear()
    for (const forks of this.#forksByDevice.values()) for (const { inLog } of forks.values()) inLog.clear()
    this.#changes += 1
  }

  /** The log is to be read once more from the start; what it holds is still known. */
  rewind(): void {
    this.#seq = 0
    this.#changes += 1
  }

  /** Entries the log holds, in its order. One past a gap changes nothing: a head promises all before it. */
  hold(places: readonly EntryPlace[]): void {
    for (const { device, seq, id } of places) {
      const fork = this.#forksByDevice.get(device)?.get(seq)
      if (fork?.inLog.has(id) === false) {
        fork.inLog.add(id)
        this.#changes += 1
      }
      if (seq !== (this.#headByDevice.get(device) ?? 0) + 1) continue
      this.#headByDevice.set(device, seq)
      this.#changes += 1
    }
  }

  /** The forks held now. To be told before what made them is held, for up to then a number meant the one entry of it. */
  meetForks(forks: readonly Fork[]): void {
    for (const fork of forks) {
      const known = this.#forksByDevice.get(fork.device)?.get(fork.seq)
      if (known?.ids.length === fork.ids.length) continue
      this.#put(fork, known?.inLog ?? (this.#holdsNumber(fork) ? fork.ids.slice(0, 1) : []))
      this.#changes += 1
    }
  }

  /** What to write together with the entries up to `seq`. */
  draft(seq: number): CursorDraft {
    assert(this.#log !== null, 'a cursor for no log')
    const cursor = { id: this.#id, log: this.#log, seq, headByDevice: new Map(this.headByDevice) }
    return { cursor, changes: this.#changes }
  }

  /** The draft was written. */
  commit({ cursor, changes }: CursorDraft): void {
    this.#seq = cursor.seq
    this.noteSaved(changes)
  }

  /** A draft was written that says nothing new of how far the log is read. */
  noteSaved(changes: number): void {
    this.#savedChanges = changes
  }

  #put({ device, seq, ids }: Fork, inLog: Iterable<EntryId>): void {
    const forks = this.#forksByDevice.get(device) ?? new Map<number, ForkInLog>()
    this.#forksByDevice.set(device, forks.set(seq, { ids, inLog: new Set(inLog) }))
  }

  #holdsNumber({ device, seq }: { readonly device: DeviceId; readonly seq: number }): boolean {
    return seq <= (this.#headByDevice.get(device) ?? 0)
  }
}

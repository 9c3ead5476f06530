import { assert } from '../domain/base/assert.ts'
import type { DeviceId } from '../domain/ledger/entry.ts'
import type { Cursor } from '../core/ports/vault.ts'
import type { EntryPlace } from './entry-place.ts'

/** A cursor to be written, and which changes are in it. */
export interface CursorDraft {
  readonly cursor: Cursor
  readonly changes: number
}

/**
 * How far this phone has read one log, and what it knows that log to hold. It runs ahead of the cursor in the vault
 * by what `stored` and the newest chunks told; `isUnsaved` says when.
 */
export class LogPosition {
  readonly #id: string
  #log: string | null
  #seq: number
  readonly #headByDevice: Map<DeviceId, number>
  #changes = 0
  #savedChanges = 0

  constructor(id: string, cursor: Cursor | undefined) {
    this.#id = id
    this.#log = cursor?.log ?? null
    this.#seq = cursor?.seq ?? 0
    this.#headByDevice = new Map(cursor?.headByDevice)
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
    return this.#headByDevice
  }

  get isUnsaved(): boolean {
    return this.#changes !== this.#savedChanges
  }

  /** Another log, or the same one emptied: nothing is known of it. */
  beginLog(log: string): void {
    this.#log = log
    this.#seq = 0
    this.#headByDevice.clear()
    this.#changes += 1
  }

  /** The log is to be read once more from the start; what it holds is still known. */
  rewind(): void {
    this.#seq = 0
    this.#changes += 1
  }

  /** Entries the log holds, in its order. One past a gap changes nothing: a head promises all before it. */
  hold(places: readonly EntryPlace[]): void {
    for (const { device, seq } of places) {
      if (seq !== (this.#headByDevice.get(device) ?? 0) + 1) continue
      this.#headByDevice.set(device, seq)
      this.#changes += 1
    }
  }

  /** What to write together with the entries up to `seq`. */
  draft(seq: number): CursorDraft {
    assert(this.#log !== null, 'a cursor for no log')
    const cursor = { id: this.#id, log: this.#log, seq, headByDevice: new Map(this.#headByDevice) }
    return { cursor, changes: this.#changes }
  }

  /** The draft was written. */
  commit({ cursor, changes }: CursorDraft): void {
    this.#seq = cursor.seq
    this.#savedChanges = changes
  }
}

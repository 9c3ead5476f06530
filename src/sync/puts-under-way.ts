import type { DeviceId } from '../domain/ledger/entry.ts'
import type { EntryPlace } from './entry-place.ts'

export interface PutUnderWay {
  readonly ref: number
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly places: readonly EntryPlace[]
}

/**
 * Chunks sealed and not yet answered with `stored`, in the order they were sent. They outlive the connection: after a
 * broken one nobody knows whether the relay has them, and repeated to the byte they are not stored twice.
 *
 * A chunk that is stored while one before it was refused stays in the list, or its entries, being past a gap, would
 * be taken for lacking and sent again.
 */
export class PutsUnderWay {
  readonly #putByRef = new Map<number, PutUnderWay>()
  readonly #storedRefs = new Set<number>()
  #unansweredBytes = 0
  #lastRef = 0

  get unansweredCount(): number {
    return this.#putByRef.size - this.#storedRefs.size
  }

  get unansweredBytes(): number {
    return this.#unansweredBytes
  }

  add(bytes: Uint8Array<ArrayBuffer>, places: readonly EntryPlace[]): PutUnderWay {
    this.#lastRef += 1
    const put = { ref: this.#lastRef, bytes, places }
    this.#putByRef.set(put.ref, put)
    this.#unansweredBytes += bytes.length
    return put
  }

  isUnanswered(ref: number): boolean {
    return this.#putByRef.has(ref) && !this.#storedRefs.has(ref)
  }

  /** A put that `isUnanswered` is stored. Gives the places that the log now holds together with all sent before them. */
  answer(ref: number): readonly EntryPlace[] {
    this.#unansweredBytes -= this.#putByRef.get(ref)?.bytes.length ?? 0
    this.#storedRefs.add(ref)
    const places: EntryPlace[] = []
    for (const [first, put] of this.#putByRef) {
      if (!this.#storedRefs.delete(first)) break
      this.#putByRef.delete(first)
      places.push(...put.places)
    }
    return places
  }

  unanswered(): readonly PutUnderWay[] {
    return [...this.#putByRef.values()].filter(({ ref }) => !this.#storedRefs.has(ref))
  }

  /** What the log will hold when all are stored. */
  headsAfter(headByDevice: ReadonlyMap<DeviceId, number>): Map<DeviceId, number> {
    const heads = new Map(headByDevice)
    for (const { places } of this.#putByRef.values()) {
      for (const { device, seq } of places) heads.set(device, Math.max(seq, heads.get(device) ?? 0))
    }
    return heads
  }

  clear(): void {
    this.#putByRef.clear()
    this.#storedRefs.clear()
    this.#unansweredBytes = 0
  }
}

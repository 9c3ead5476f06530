import type { Held } from './held.ts'

/** Everything held of one device, by number; more than one at a number is a fork. */
export class Chain {
  readonly #firstBySeq = new Map<number, Held>()
  /** All entries of the numbers that have more than one; for most devices there are none. */
  readonly #forkedBySeq = new Map<number, Held[]>()
  #forkSeq: number | null = null

  add(held: Held): void {
    const { seq } = held.entry
    const first = this.#firstBySeq.get(seq)
    if (first === undefined) {
      this.#firstBySeq.set(seq, held)
      return
    }
    const beside = this.#forkedBySeq.get(seq)
    if (beside === undefined) this.#forkedBySeq.set(seq, [first, held])
    else beside.push(held)
    if (this.#forkSeq === null || seq < this.#forkSeq) this.#forkSeq = seq
  }

  /** Smallest number the device signed twice, or null: a cut before it (DESIGN 3). */
  get forkSeq(): number | null {
    return this.#forkSeq
  }

  at(seq: number): readonly Held[] {
    const first = this.#firstBySeq.get(seq)
    return first === undefined ? [] : (this.#forkedBySeq.get(seq) ?? [first])
  }

  /** Whether an entry with this number is held and follows on one with the number before. */
  isLinked(seq: number): boolean {
    const before = this.at(seq - 1)
    return this.at(seq).some(({ entry }) => seq === 1 || before.some((held) => held.entry.id === entry.prev))
  }

  *all(): Generator<Held> {
    for (const seq of this.#firstBySeq.keys()) yield* this.at(seq)
  }
}

import type { Held } from './held.ts'

/** Everything held of one device, by number; more than one at a number is a fork. */
export class Chain {
  readonly #heldBySeq = new Map<number, Held[]>()
  #forkSeq: number | null = null

  add(held: Held): void {
    const { seq } = held.entry
    const beside = this.#heldBySeq.get(seq)
    if (beside === undefined) {
      this.#heldBySeq.set(seq, [held])
      return
    }
    beside.push(held)
    if (this.#forkSeq === null || seq < this.#forkSeq) this.#forkSeq = seq
  }

  /** Smallest number the device signed twice, or null: a cut before it (DESIGN 3). */
  get forkSeq(): number | null {
    return this.#forkSeq
  }

  at(seq: number): readonly Held[] {
    return this.#heldBySeq.get(seq) ?? []
  }

  /** Whether an entry with this number is held and follows on one with the number before. */
  isLinked(seq: number): boolean {
    const before = this.at(seq - 1)
    return this.at(seq).some(({ entry }) => seq === 1 || before.some((held) => held.entry.id === entry.prev))
  }

  *all(): Generator<Held> {
    for (const held of this.#heldBySeq.values()) yield* held
  }
}

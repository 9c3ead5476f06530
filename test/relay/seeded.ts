/** A small seeded generator (mulberry32): the same seed gives the same run. */
export interface Seeded {
  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number
  bytes(length: number): Uint8Array<ArrayBuffer>
}

export const createSeeded = (seed: number): Seeded => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return { below, bytes: (length) => Uint8Array.from({ length }, () => below(256)) }
}

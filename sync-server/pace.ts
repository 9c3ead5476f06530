/** How long a connection must wait before it is read again, given what it has sent. */
export interface Pace {
  /** Spends and answers the milliseconds to wait: 0 while within the pace. */
  spend(cost: number): number
}

/** A bucket of `burst` that fills at `perSecond`. It may go below zero: what has arrived is handled. */
export const createPace = (options: {
  readonly perSecond: number
  readonly burst: number
  readonly now: () => number
}): Pace => {
  const { perSecond, burst, now } = options
  let level = burst
  let filledAt = now()
  return {
    spend: (cost) => {
      const at = now()
      level = Math.min(burst, level + (Math.max(0, at - filledAt) * perSecond) / 1_000) - cost
      filledAt = at
      return level >= 0 ? 0 : Math.ceil((-level * 1_000) / perSecond)
    },
  }
}

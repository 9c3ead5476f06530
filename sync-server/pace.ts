/** How long what comes must wait before it is read, given what has come. */
export interface Pace {
  /** Spends and answers the milliseconds to wait: 0 while within the pace. Spending 0 only asks. */
  spend(cost: number): number
}

/**
 * A bucket of `burst` that fills at `perSecond`. It goes below zero by `mostDebt` at most: what has arrived
 * is handled, and those who come later need not pay for all that others have sent.
 */
export const createPace = (options: {
  readonly perSecond: number
  readonly burst: number
  readonly mostDebt: number
  readonly now: () => number
}): Pace => {
  const { perSecond, burst, mostDebt, now } = options
  let level = burst
  let filledAt = now()
  return {
    spend: (cost) => {
      const at = now()
      const after = Math.min(burst, level + (Math.max(0, at - filledAt) * perSecond) / 1_000) - cost
      level = Math.max(-mostDebt, after)
      filledAt = at
      return after >= 0 ? 0 : Math.ceil((-after * 1_000) / perSecond)
    },
  }
}

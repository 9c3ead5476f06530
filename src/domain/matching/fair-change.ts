import { divideUp } from '../base/amounts.ts'
import { band, fairTwentieths } from './band.ts'
import { comparable } from './comparable.ts'
import type { MatchListing } from './types.ts'

const longestLoanDays = 365

/** The least that would bring two offers to the fair band: one or the other. */
export interface FairChange {
  /** Who gives too little, and the whole currency units they would add. */
  readonly addedBy: string
  readonly addedValue: number
  /** Or, of loans: whose loan is too dear for its days, and the days it would have to last for the same value. */
  readonly longer: { readonly lentBy: string; readonly listing: string; readonly days: number } | null
}

/** Null when the two offers are fair already (M16). */
export const fairChange = (a: MatchListing, b: MatchListing): FairChange | null => {
  const [amountOfA, amountOfB] = comparable(a, b)
  if (isFair(a, b)) return null
  const [low, high] = amountOfA < amountOfB ? [a, b] : [b, a]
  const enough = divideUp(fairTwentieths * high.value * (low.days ?? 1), 20 * (high.days ?? 1))
  return { addedBy: low.member, addedValue: enough - low.value, longer: longerLoan(low, high) }
}

const isFair = (a: MatchListing, b: MatchListing): boolean => {
  const reached = band(...comparable(a, b))
  return reached === 'equal' || reached === 'fair'
}

/** A day more can overshoot where days are few (1 → 2 halves the rate), so the result is checked. */
const longerLoan = (low: MatchListing, high: MatchListing): FairChange['longer'] => {
  if (low.days === null) return null
  const days = divideUp(fairTwentieths * high.value * low.days, 20 * low.value)
  if (days > longestLoanDays || !isFair(low, { ...high, days })) return null
  return { lentBy: high.member, listing: high.listing, days }
}

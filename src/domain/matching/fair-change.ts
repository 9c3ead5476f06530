import { divideUp } from '../base/amounts.ts'
import { band, fairTwentieths } from './band.ts'
import { comparable } from './comparable.ts'
import type { MatchListing } from './types.ts'

const longestLoanDays = 365

/** The least that would bring two offers to the fair band: one or the other. At least one of them is there. */
export interface FairChange {
  /** Who gives too little, and the whole currency units they would add. */
  readonly added: { readonly by: string; readonly value: number } | null
  /** Or, of loans: whose loan is too dear for its days, and the days it would have to last for the same value. */
  readonly longer: { readonly lentBy: string; readonly listing: string; readonly days: number } | null
}

/** Null when the two offers are fair already, or nothing whole makes them so (M16). */
export const fairChange = (a: MatchListing, b: MatchListing): FairChange | null => {
  const [amountOfA, amountOfB] = comparable(a, b)
  if (isFair(a, b)) return null
  const [low, high] = amountOfA < amountOfB ? [a, b] : [b, a]
  const [added, longer] = [addedValue(low, high), longerLoan(low, high)]
  return added === null && longer === null ? null : { added, longer }
}

const isFair = (a: MatchListing, b: MatchListing): boolean => {
  const reached = band(...comparable(a, b))
  return reached === 'equal' || reached === 'fair'
}

/** A unit more can overshoot where units are few (1 a day → 2 a day, for 4 in 3 days), so the result is checked. */
const addedValue = (low: MatchListing, high: MatchListing): FairChange['added'] => {
  const value = divideUp(fairTwentieths * high.value * (low.days ?? 1), 20 * (high.days ?? 1))
  return isFair({ ...low, value }, high) ? { by: low.member, value: value - low.value } : null
}

/** So can a day (1 → 2 halves the rate). */
const longerLoan = (low: MatchListing, high: MatchListing): FairChange['longer'] => {
  if (low.days === null) return null
  const days = divideUp(fairTwentieths * high.value * low.days, 20 * low.value)
  if (days > longestLoanDays || !isFair(low, { ...high, days })) return null
  return { lentBy: high.member, listing: high.listing, days }
}

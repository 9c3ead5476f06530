import { divideHalfUp } from '../base/amounts.ts'

/** What one day of a loan is worth, in whole currency units, a half up. For showing only: nothing is compared by it. */
export const rate = (value: number, days: number): number => divideHalfUp(value, days)

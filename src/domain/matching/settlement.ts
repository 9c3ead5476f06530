import { divideDown, divideHalfUp } from '../base/amounts.ts'
import type { MatchListing } from './types.ts'

/** What is left between two members after one-for-one, and who owes it. Whole currency units. */
export type Settlement =
  | { readonly type: 'even' }
  | { readonly type: 'money'; readonly owedBy: string; readonly owedTo: string; readonly amount: number }
  | {
      readonly type: 'days-or-money'
      readonly owedBy: string
      readonly owedTo: string
      /** The whole difference, if it is paid in money. */
      readonly amount: number
      /** If it is paid in days: so many further whole days of this loan, and `rest` in money. */
      readonly loan: string
      readonly days: number
      readonly rest: number
    }

/**
 * Settles two offers that stand against each other (M15, RULES 5 and its Example 2). Who gives the
 * smaller whole got more than they gave and owes the difference; for loans also as whole days of
 * the loan they themselves give, rounded down. The days given are worth days × value / length, a
 * half up; as they are worth no more than the difference, which is whole, the rest is never negative.
 */
export const settlement = (a: MatchListing, b: MatchListing): Settlement => {
  if (a.value === b.value) return { type: 'even' }
  const [smaller, larger] = a.value < b.value ? [a, b] : [b, a]
  const amount = larger.value - smaller.value
  const who = { owedBy: smaller.member, owedTo: larger.member, amount }
  if (smaller.days === null) return { type: 'money', ...who }
  const days = divideDown(amount * smaller.days, smaller.value)
  const rest = amount - divideHalfUp(days * smaller.value, smaller.days)
  return { type: 'days-or-money', ...who, loan: smaller.listing, days, rest }
}

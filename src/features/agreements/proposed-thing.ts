import { divideHalfUp } from '../../domain/base/amounts.ts'
import { maxValue } from '../../domain/ledger/kinds.ts'
import { categoryOf } from '../../domain/market/categories.ts'
import type { LegKind, ListingState } from '../../domain/market/market-state.ts'

/** An offer as it would be promised: for so many days, and what that is worth. */
export interface ProposedThing {
  readonly listing: ListingState
  readonly kind: Exclude<LegKind, 'money'>
  /** null for things to keep and for what is counted in minutes. */
  readonly days: number | null
  readonly value: number
}

/** For other days than the notice says, the value follows its day rate, in whole units, a half up (RULES 4). */
export const proposedThing = (listing: ListingState, days: number | null = listing.days): ProposedThing => ({
  listing,
  kind: listing.mode === 'permanent' ? 'keep' : categoryOf(listing.category)?.doneNotReturned === true ? 'service' : 'loan',
  days,
  value: listing.days === null || days === null
    ? listing.value
    : Math.min(maxValue, Math.max(1, divideHalfUp(listing.value * days, listing.days))),
})

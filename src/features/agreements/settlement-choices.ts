import { divideHalfUp } from '../../domain/base/amounts.ts'
import type { EntryId, MemberId } from '../../domain/ledger/entry.ts'
import { maxDays } from '../../domain/ledger/kinds.ts'
import { settlement } from '../../domain/matching/settlement.ts'
import { listingToMatch } from '../../domain/matching/listing-to-match.ts'
import type { ProposedThing } from './proposed-thing.ts'

/** What can be done about a difference in value (RULES 5). */
export type SettlementChoice =
  | { readonly type: 'as-it-is' }
  | { readonly type: 'money'; readonly giver: MemberId; readonly amount: number }
  /** So many more days of the giver's own thing, then worth `value`, and the rest in money. */
  | { readonly type: 'days'; readonly giver: MemberId; readonly listing: EntryId; readonly more: number; readonly value: number; readonly rest: number }

/** Nothing to choose when both are worth the same. */
export const settlementChoices = (a: ProposedThing, b: ProposedThing): readonly SettlementChoice[] => {
  const owed = settlement(asOffered(a), asOffered(b))
  if (owed.type === 'even') return [{ type: 'as-it-is' }]
  const money: SettlementChoice = { type: 'money', giver: owed.owedBy, amount: owed.amount }
  if (owed.type === 'money' || owed.days === 0) return [{ type: 'as-it-is' }, money]
  const thing = owed.loan === a.listing.listing ? a : b
  const days = thing.days ?? 0
  if (days + owed.days > maxDays) return [{ type: 'as-it-is' }, money]
  const worthMore = divideHalfUp(owed.days * thing.value, days)
  const inDays: SettlementChoice = {
    type: 'days', giver: owed.owedBy, listing: owed.loan, more: owed.days, value: thing.value + worthMore, rest: owed.rest,
  }
  return [{ type: 'as-it-is' }, money, inDays]
}

const asOffered = ({ listing, days, value }: ProposedThing) => ({ ...listingToMatch(listing), days, value })

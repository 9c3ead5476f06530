import type { LegDraft } from '../../core/commands/commands.ts'
import type { EntryId, MemberId } from '../../domain/ledger/entry.ts'
import type { ProposedThing } from './proposed-thing.ts'
import type { SettlementChoice } from './settlement-choices.ts'

export interface ProposedSide {
  readonly thing: ProposedThing
  /** The receiver's want that it meets. */
  readonly want: EntryId
}

/** The legs of a proposal: what I give, what I get, and what evens it out. Money is titled by the currency's code, which no reader sees. */
export const proposalLegs = (sides: readonly [ProposedSide, ProposedSide], choice: SettlementChoice, currencyCode: string): readonly LegDraft[] => {
  const [mine, theirs] = sides.map(({ thing }) => thing.listing.member) as [MemberId, MemberId]
  const otherOf = (giver: MemberId): MemberId => (giver === mine ? theirs : mine)
  const things = sides.map(({ thing, want }): LegDraft => {
    const { listing, kind } = thing
    const isLonger = choice.type === 'days' && choice.listing === listing.listing
    const value = isLonger ? choice.value : thing.value
    return {
      kind,
      giver: listing.member,
      receiver: otherOf(listing.member),
      listing: listing.listing,
      want,
      title: listing.title,
      value,
      days: isLonger ? (thing.days ?? 0) + choice.more : thing.days,
      minutes: kind === 'service' ? listing.minutes : null,
      // What is owed if it is lost is of the thing, not of the days (RULES 4).
      replacement: kind === 'loan' ? listing.replacement ?? listing.value : null,
    }
  })
  const money = choice.type === 'money' ? choice.amount : choice.type === 'days' ? choice.rest : 0
  if (choice.type === 'as-it-is' || money === 0) return things
  return [...things, {
    kind: 'money', giver: choice.giver, receiver: otherOf(choice.giver), listing: null, want: null, title: currencyCode, value: money, days: null, minutes: null, replacement: null,
  }]
}

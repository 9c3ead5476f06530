import type { MemberId } from '../../domain/ledger/entry.ts'
import type { AgreementState, Leg, Terms } from '../../domain/market/market-state.ts'

/** The first party that is not this member. */
export const otherParty = ({ parties }: Pick<Terms, 'parties'>, member: MemberId): MemberId =>
  parties.find(party => party !== member) ?? member

/** What a party gives by the terms; a debt for damage is none of it. */
export const givenBy = ({ terms }: Pick<AgreementState, 'terms'>, member: MemberId): readonly Leg[] =>
  terms.legs.filter(leg => terms.parties[leg.giver] === member)

/** A money leg of the terms moves value like a thing does. Whole units of the cell's currency. */
export const totalOf = (legs: readonly Pick<Leg, 'value'>[]): number => legs.reduce((sum, leg) => sum + leg.value, 0)

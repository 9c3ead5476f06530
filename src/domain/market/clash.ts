import type { EntryId } from '../ledger/entry.ts'
import { isLive, type AgreementCore } from './agreement-fold.ts'
import type { Leg } from './market-state.ts'

/** One promise of a thing: its giver has signed, and the agreement is not over. */
export interface Promised {
  readonly listing: EntryId
  readonly agreement: EntryId
  /** Days it is away, both included; for good: to the end of time. */
  readonly from: number
  readonly to: number
}

export const promisesOf = (agreement: AgreementCore): readonly Promised[] =>
  isLive(agreement.status)
    ? agreement.terms.legs.flatMap((leg) => (leg.listing !== null && isPromisedByGiver(leg, agreement) ? [promised(leg.listing, leg, agreement)] : []))
    : []

/** Signed by its giver and not called off by them: a promise nobody gives is none. */
const isPromisedByGiver = (leg: Leg, { terms, signedBy, calledOffBy }: AgreementCore): boolean => {
  const giver = terms.parties[leg.giver] ?? ''
  return signedBy.includes(giver) && !calledOffBy.some((off) => off.member === giver)
}

const promised = (listing: EntryId, leg: Leg, { agreement, terms }: AgreementCore): Promised => ({
  listing,
  agreement,
  from: leg.kind === 'loan' ? terms.day : 0,
  to: leg.kind === 'loan' ? terms.day + (leg.days ?? 0) : Number.MAX_SAFE_INTEGER,
})

/** The same thing promised twice for the same time (RULES 6). */
export const doClash = (one: Promised, other: Promised): boolean =>
  one.agreement !== other.agreement && one.listing === other.listing && one.from <= other.to && other.from <= one.to

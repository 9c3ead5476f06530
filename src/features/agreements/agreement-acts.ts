import type { MemberId } from '../../domain/ledger/entry.ts'
import { isHandedOver, isReturned, legSides } from '../../domain/market/agreement-fold.ts'
import type { AgreementState, LegState, ReturnClaim } from '../../domain/market/market-state.ts'

export type LegSide = 'giver' | 'receiver'

/** What calling off does: ends it · waits for the other, who has to agree · leaves it in dispute, as one side has confirmed a hand-over. */
export type CancelEffect = 'ends' | 'asks' | 'disputes'

export type AgreementAct =
  | { readonly type: 'sign' }
  | { readonly type: 'decline' }
  /** The proposer's decline. */
  | { readonly type: 'withdraw' }
  | { readonly type: 'hand-over'; readonly leg: LegState; readonly side: LegSide }
  /** `said` is what this member said before and may still change. */
  | { readonly type: 'return'; readonly leg: LegState; readonly side: LegSide; readonly said: ReturnClaim | undefined }
  | { readonly type: 'cancel'; readonly effect: CancelEffect }
  /** Crossed with a signature: the same again, as a new proposal (RULES 6). */
  | { readonly type: 'propose-again' }

/**
 * What a member can do about an agreement now: no act that the judge refuses (A7–A16), and every act it takes.
 * Nothing for who is no party to it.
 */
export const agreementActs = (agreement: AgreementState, member: MemberId): readonly AgreementAct[] => {
  if (!agreement.terms.parties.includes(member)) return []
  return [...signatureActs(agreement, member), ...stepActs(agreement, member), ...cancelActs(agreement, member), ...againActs(agreement)]
}

const signatureActs = ({ status, signedBy, calledOffBy, proposer }: AgreementState, member: MemberId): readonly AgreementAct[] => {
  if (status !== 'proposed' || calledOffBy.length > 0) return []
  const decline: AgreementAct = { type: proposer === member ? 'withdraw' : 'decline' }
  return signedBy.includes(member) ? [decline] : [{ type: 'sign' }, decline]
}

const holds = ({ status }: AgreementState): boolean => status === 'active' || status === 'handed-over' || status === 'disputed'

const stepActs = (agreement: AgreementState, member: MemberId): readonly AgreementAct[] => {
  if (!holds(agreement)) return []
  return agreement.legs.flatMap((leg): readonly AgreementAct[] => {
    const sides = legSides(leg.leg, agreement.terms)
    if (!sides.includes(member)) return []
    const side = sides[0] === member ? 'giver' : 'receiver'
    if (!isHandedOver(leg)) return leg.handedOverBy.includes(member) ? [] : [{ type: 'hand-over', leg, side }]
    if (leg.leg.kind !== 'loan' || isReturned(leg)) return []
    return [{ type: 'return', leg, side, said: leg.returns.find(claim => claim.member === member) }]
  })
}

const cancelActs = (agreement: AgreementState, member: MemberId): readonly AgreementAct[] => {
  const { legs, calledOffBy, terms } = agreement
  if (!holds(agreement) || calledOffBy.some(off => off.member === member)) return []
  const isLast = terms.parties.every(party => party === member || calledOffBy.some(off => off.member === party))
  if (isLast || !legs.some(leg => leg.handedOverBy.length > 0)) return [{ type: 'cancel', effect: 'ends' }]
  return [{ type: 'cancel', effect: legs.some(isHandedOver) ? 'asks' : 'disputes' }]
}

const againActs = ({ crossed, status }: AgreementState): readonly AgreementAct[] =>
  crossed === 1 && status === 'cancelled' ? [{ type: 'propose-again' }] : []

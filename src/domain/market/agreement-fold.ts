import { compareLedgerOrder, type EntryId, type MemberId } from '../ledger/entry.ts'
import { bodyOf, isOf, type Accepted } from '../ledger/held.ts'
import type { AgreementState, AgreementStatus, CallOff, Leg, LegState, ReturnClaim, Terms } from './market-state.ts'
import { ReturnWords, type HandoverAct, type ReturnAct } from './settled-returns.ts'

/** An agreement from its own acts; whether it clashes with another is added by who sees all (fold-market). */
export type AgreementCore = Omit<AgreementState, 'clash' | 'fromStoppedDevice'>

/**
 * Folds one agreement (RULES 6) from its proposal and whatever acts on it are held. The same set gives the same
 * state in any order: each act only says "this happened", and what happened beats what was called off beats what
 * was agreed.
 */
export const foldAgreement = (proposal: Accepted<'agreement.propose'>, acts: readonly Accepted[]): AgreementCore => {
  const sorted = acts.toSorted((a, b) => compareLedgerOrder(a.entry, b.entry))
  const { terms } = bodyOf(proposal)
  const signedBy = signers(proposal, sorted)
  const calledOffBy = callOffs(sorted)
  const legs = foldLegs(terms, sorted)
  const status = statusOf({ proposer: proposal.member, terms, signedBy, calledOffBy, legs })
  return {
    agreement: proposal.entry.id,
    proposer: proposal.member,
    terms,
    legs,
    signedBy,
    status,
    crossed: isCrossed(terms, signedBy, calledOffBy) ? 1 : 0,
    calledOffBy,
    turns: turnsOf(status, terms, signedBy, legs),
    entries: sorted.map((act) => act.entry.id),
    proposedAt: proposal.entry.at,
    changedAt: sorted.reduce((latest, act) => Math.max(latest, act.entry.at), proposal.entry.at),
  }
}

/** Proposing is the proposer's signature. In the order of the terms' parties. */
const signers = (proposal: Accepted, acts: readonly Accepted[]): readonly MemberId[] => {
  const signed = new Set<MemberId>([proposal.member])
  for (const act of acts) if (isOf(act, 'agreement.sign')) signed.add(act.member)
  const { terms } = bodyOf(proposal as Accepted<'agreement.propose'>)
  return terms.parties.filter((party) => signed.has(party))
}

/**
 * One a member: the first in ledger order that is after the last leg they confirmed, for who confirms has gone on with
 * it. A choice among the same member's acts only. To confirm a leg again is to say nothing new: it takes back no call-off.
 */
const callOffs = (acts: readonly Accepted[]): readonly CallOff[] => {
  const byMember = new Map<MemberId, CallOff>()
  const confirmed = new Set<string>()
  for (const act of acts) {
    const { member } = act
    if (isOf(act, 'handover.confirm')) {
      const step = `${bodyOf(act).leg} ${member}`
      if (!confirmed.has(step)) byMember.delete(member)
      confirmed.add(step)
    }
    if (byMember.has(member)) continue
    if (isOf(act, 'agreement.decline')) byMember.set(member, { member, how: 'decline', reason: null })
    if (isOf(act, 'agreement.cancel')) byMember.set(member, { member, how: 'cancel', reason: bodyOf(act).reason })
  }
  return [...byMember.values()].toSorted((a, b) => (a.member < b.member ? -1 : 1))
}

const foldLegs = (terms: Terms, acts: readonly Accepted[]): readonly LegState[] => {
  const steps = stepsByLeg(acts)
  const ofTerms: LegState[] = []
  const settlements: LegState[] = []
  let loans = 0
  for (const [index, leg] of terms.legs.entries()) {
    const sides = legSides(leg, terms)
    const onLeg = steps.get(index) ?? []
    const confirmed = new Set(onLeg.flatMap((act) => (isOf(act, 'handover.confirm') ? [act.member] : [])))
    const handedOverBy = sides.filter((side) => confirmed.has(side))
    if (leg.kind !== 'loan') {
      ofTerms.push({ leg, index, settles: null, handedOverBy, returns: [] })
      continue
    }
    const settlementIndex = terms.legs.length + loans
    loans += 1
    const onSettlement = steps.get(settlementIndex) ?? []
    const words = new ReturnWords({
      returns: onLeg.filter((act) => isOf(act, 'return.confirm')),
      confirmations: onSettlement.filter((act) => isOf(act, 'handover.confirm')),
    })
    const claims = words.claims()
    const state: LegState = { leg, index, settles: null, handedOverBy, returns: sides.flatMap((side) => returnClaim(claims.get(side))) }
    ofTerms.push(state)
    const owed = agreedOwed(state) ?? 0
    if (owed === 0) continue
    const paid = words.confirmedBy(owed)
    settlements.push({ leg: settlementLeg(leg, owed), index: settlementIndex, settles: index, handedOverBy: sides.filter((side) => paid.has(side)), returns: [] })
  }
  return [...ofTerms, ...settlements]
}

/** The steps said of each leg, in ledger order. */
const stepsByLeg = (acts: readonly Accepted[]): ReadonlyMap<number, readonly (HandoverAct | ReturnAct)[]> => {
  const byLeg = new Map<number, (HandoverAct | ReturnAct)[]>()
  for (const act of acts) {
    if (!isOf(act, 'handover.confirm') && !isOf(act, 'return.confirm')) continue
    const { leg } = bodyOf(act)
    const steps = byLeg.get(leg)
    if (steps === undefined) byLeg.set(leg, [act])
    else steps.push(act)
  }
  return byLeg
}

const returnClaim = (act: ReturnAct | undefined): readonly ReturnClaim[] =>
  act === undefined ? [] : [{ member: act.member, owed: bodyOf(act).owed, inspection: bodyOf(act).inspection, at: act.entry.at }]

/** Damage or loss is owed to the lender by the borrower (RULES 6). */
const settlementLeg = (loan: Leg, owed: number): Leg => ({
  kind: 'money',
  giver: loan.receiver,
  receiver: loan.giver,
  listing: null,
  version: null,
  want: null,
  title: loan.title,
  value: owed,
  days: null,
  minutes: null,
  replacement: null,
})

/** Giver and receiver of a leg, as members. */
export const legSides = (leg: Leg, { parties }: Terms): readonly MemberId[] => {
  const giver = parties[leg.giver]
  const receiver = parties[leg.receiver]
  return giver === undefined || receiver === undefined ? [giver, receiver].filter((side) => side !== undefined) : [giver, receiver]
}

export const isHandedOver = (state: LegState): boolean => state.handedOverBy.length === 2

/** What both say is owed when a loan came back; undefined while one is silent or they differ. */
const agreedOwed = (state: LegState): number | undefined => {
  const [one, other] = state.returns
  return one !== undefined && other !== undefined && one.owed === other.owed ? one.owed : undefined
}

const returnsDiffer = (state: LegState): boolean => state.returns.length === 2 && state.returns[0]?.owed !== state.returns[1]?.owed

/** Both confirmed that it came back, and agree on what is owed. */
export const isReturned = (state: LegState): boolean => state.returns.length === 2 && !returnsDiffer(state)

interface Facts {
  readonly proposer: MemberId
  readonly terms: Terms
  readonly signedBy: readonly MemberId[]
  readonly calledOffBy: readonly CallOff[]
  readonly legs: readonly LegState[]
}

const statusOf = ({ proposer, terms, signedBy, calledOffBy, legs }: Facts): AgreementStatus => {
  const happened = legs.some(isHandedOver)
  const signedByAll = signedBy.length === terms.parties.length
  const calledOffByAll = calledOffBy.length === terms.parties.length
  if (calledOffByAll || (calledOffBy.length > 0 && !happened)) {
    const begun = legs.some((leg) => leg.handedOverBy.length > 0)
    if (begun && !calledOffByAll) return 'disputed'
    if (begun || signedByAll) return 'cancelled'
    return calledOffBy.some((off) => off.member === proposer) ? 'withdrawn' : 'declined'
  }
  if (!happened && !signedByAll) return 'proposed'
  if (legs.some(returnsDiffer)) return 'disputed'
  if (!legs.filter((leg) => leg.settles === null).every(isHandedOver)) return 'active'
  const allBack = legs.every((leg) => leg.leg.kind !== 'loan' || isReturned(leg))
  return allBack && legs.every(isHandedOver) ? 'completed' : 'handed-over'
}

/** A decline that met a finished round of signatures: one tap proposes again (RULES 6). */
const isCrossed = (terms: Terms, signedBy: readonly MemberId[], calledOffBy: readonly CallOff[]): boolean =>
  signedBy.length === terms.parties.length && calledOffBy.some((off) => off.how === 'decline')

const turnsOf = (status: AgreementStatus, terms: Terms, signedBy: readonly MemberId[], legs: readonly LegState[]): readonly MemberId[] => {
  const due = new Set<MemberId>()
  const missing = (leg: LegState, done: readonly MemberId[]): void => {
    for (const side of legSides(leg.leg, terms)) if (!done.includes(side)) due.add(side)
  }
  if (status === 'proposed') return terms.parties.filter((party) => !signedBy.includes(party))
  if (status === 'disputed') return terms.parties
  if (status !== 'active' && status !== 'handed-over') return []
  for (const leg of legs) {
    if (!isHandedOver(leg)) missing(leg, leg.handedOverBy)
    else if (leg.returns.length === 1) missing(leg, leg.returns.map((claim) => claim.member))
  }
  return terms.parties.filter((party) => due.has(party))
}

/** Statuses in which what was promised is still promised. */
export const isLive = (status: AgreementStatus): boolean =>
  status === 'proposed' || status === 'active' || status === 'handed-over' || status === 'disputed'

/** Signed by all and not ended. */
const isHolding = (status: AgreementStatus): boolean => status === 'active' || status === 'handed-over' || status === 'disputed'

/**
 * Whether an agreement reserves a listing (RULES 4). Whose owner called it off and never confirmed giving or getting
 * it is free, whatever the other says later: nobody's thing is held by another's word alone.
 */
export const holdsListing = ({ status, terms, legs, calledOffBy }: AgreementCore, listing: EntryId): boolean =>
  isHolding(status) &&
  legs.some(({ leg, handedOverBy }) => {
    const owner = leg.listing === listing ? terms.parties[leg.giver] : leg.want === listing ? terms.parties[leg.receiver] : undefined
    return owner !== undefined && (handedOverBy.includes(owner) || !calledOffBy.some((off) => off.member === owner))
  })

/** Whether a thing was given for good: both confirmed it, and what happened stands whatever was called off (RULES 6). */
export const gaveAway = ({ legs }: AgreementCore, listing: EntryId): boolean =>
  legs.some((state) => state.leg.kind === 'keep' && (state.leg.listing === listing || state.leg.want === listing) && isHandedOver(state))

/** Listings an agreement's legs name: offers given and wants met. */
export const listingsIn = (terms: Terms): readonly EntryId[] => [
  ...new Set(terms.legs.flatMap((leg) => [leg.listing, leg.want]).filter((listing) => listing !== null)),
]

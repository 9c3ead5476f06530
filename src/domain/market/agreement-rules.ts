import type { EntryId } from '../ledger/entry.ts'
import { bodyOf, isOf } from '../ledger/held.ts'
import type { Case, Rule } from '../ledger/rule.ts'
import type { Refusal } from '../ledger/verdict.ts'
import { foldAgreement, isHandedOver, isReturned, legSides, type AgreementCore } from './agreement-fold.ts'
import { categoryOf } from './categories.ts'
import type { Leg, LegState } from './market-state.ts'
import { amountConfirmed } from './settled-returns.ts'

type Propose = Rule<'agreement.propose'>
type Answer = 'agreement.sign' | 'agreement.decline' | 'agreement.cancel' | 'handover.confirm' | 'return.confirm'

/** A1: an agreement is between different people, and who proposes is one of them. */
const partiesDiffer: Propose = ({ body: { terms }, member }) => {
  if (new Set(terms.parties).size !== terms.parties.length) return { type: 'parties-same' }
  return terms.parties.includes(member) ? undefined : { type: 'not-party' }
}

/** A2: the other party is someone whose entry is on the path. */
const partiesKnown: Propose = ({ body: { terms }, member, path }) =>
  terms.parties.every((party) => party === member || path.knows(party)) ? undefined : { type: 'party-unknown' }

/** The first leg a check has something against, as its refusal. */
const eachLeg =
  (type: 'leg-parties' | 'leg-fields' | 'leg-listing' | 'leg-twice', isWrong: (leg: Leg, judged: Case<'agreement.propose'>, index: number) => boolean): Propose =>
  (judged) => {
    const index = judged.body.terms.legs.findIndex((leg, place) => isWrong(leg, judged, place))
    return index === -1 ? undefined : { type, leg: index }
  }

/** A3: a leg goes from one party to another. */
const legsBetweenParties = eachLeg(
  'leg-parties',
  (leg, { body: { terms } }) => leg.giver === leg.receiver || leg.giver >= terms.parties.length || leg.receiver >= terms.parties.length,
)

/** A4: each kind of leg carries its own fields and no others (RULES 6). */
const legFieldsFit = eachLeg('leg-fields', (leg, { body: { terms } }) => {
  const named = leg.listing !== null && leg.version !== null
  switch (leg.kind) {
    case 'money':
      return leg.listing !== null || leg.version !== null || leg.want !== null || leg.days !== null || leg.minutes !== null || leg.replacement !== null
    case 'keep':
      return !named || leg.days !== null || leg.minutes !== null || leg.replacement !== null || terms.mode !== 'permanent'
    case 'loan':
      return !named || leg.days === null || leg.minutes !== null || leg.replacement === null || terms.mode !== 'temporary'
    case 'service':
      return !named || (leg.days === null) === (leg.minutes === null) || leg.replacement !== null || terms.mode !== 'temporary'
  }
})

/** A5: a thing given is an offer of its giver, in this mode, on the path; a want met is its receiver's. */
const legListingsFit = eachLeg('leg-listing', (leg, { body: { terms }, path }) => {
  if (leg.kind === 'money') return false
  const giver = terms.parties[leg.giver]
  const offer = leg.version === null ? undefined : path.find(leg.version)
  if (offer === undefined || !isOf(offer, 'listing.put') || offer.member !== giver) return true
  const listing = bodyOf(offer)
  if (listing.side !== 'offer' || listing.mode !== terms.mode || (listing.of ?? offer.entry.id) !== leg.listing) return true
  if ((leg.kind === 'service') !== (categoryOf(listing.category)?.doneNotReturned === true)) return true
  return leg.want !== null && !isWantOf(leg.want, terms.parties[leg.receiver], { path })
})

const isWantOf = (want: EntryId, receiver: string | undefined, { path }: Pick<Case, 'path'>): boolean =>
  path.actsOn(want).some((act) => isOf(act, 'listing.put') && act.member === receiver && bodyOf(act).side === 'want')

/** A6: nothing is given twice in one agreement. */
const legsDiffer = eachLeg(
  'leg-twice',
  (leg, { body: { terms } }, index) => leg.listing !== null && terms.legs.findIndex((other) => other.listing === leg.listing) < index,
)

/** The agreement as the path shows it. */
const onPath = ({ entry, path }: Case<Answer>): AgreementCore | undefined => {
  const proposal = path.find(entry.refs[0] ?? '')
  return proposal !== undefined && isOf(proposal, 'agreement.propose')
    ? foldAgreement(proposal, path.actsOn(proposal.entry.id))
    : undefined
}

type OnAgreement<K extends Answer> = (agreement: AgreementCore, judged: Case<K>) => Refusal | undefined

/** Runs rules about one agreement as its entry's path shows it; who answers is one of its parties. */
const answer =
  <K extends Answer>(...rules: readonly OnAgreement<K>[]): Rule<K> =>
  (judged) => {
    const agreement = onPath(judged)
    if (agreement === undefined) return { type: 'subject-missing' }
    if (!agreement.terms.parties.includes(judged.member)) return { type: 'not-party' }
    for (const rule of rules) {
      const refusal = rule(agreement, judged)
      if (refusal !== undefined) return refusal
    }
    return undefined
  }

/** A7: one signs once. */
const signsOnce: OnAgreement<'agreement.sign'> = ({ signedBy }, { member }) => (signedBy.includes(member) ? { type: 'already-signed' } : undefined)

/** A8: what the path shows as called off cannot be signed or declined. */
const notCalledOff: OnAgreement<'agreement.sign' | 'agreement.decline'> = ({ calledOffBy }) =>
  calledOffBy.length > 0 ? { type: 'called-off' } : undefined

/** A9: after every signature one cancels, with a reason, instead of declining. */
const notYetActive: OnAgreement<'agreement.decline'> = ({ status }) => (status === 'proposed' ? undefined : { type: 'already-active' })

/** A10: steps are confirmed, and agreements cancelled, while they hold. */
const holds: OnAgreement<'agreement.cancel' | 'handover.confirm' | 'return.confirm'> = ({ status }) =>
  status === 'active' || status === 'handed-over' || status === 'disputed' ? undefined : { type: 'not-active' }

/** A11: one cancels once. */
const cancelsOnce: OnAgreement<'agreement.cancel'> = ({ calledOffBy }, { member }) =>
  calledOffBy.some((off) => off.member === member) ? { type: 'called-off' } : undefined

const legNamed = (agreement: AgreementCore, { body }: Case<'handover.confirm' | 'return.confirm'>): LegState | undefined =>
  agreement.legs.find((state) => state.index === body.leg)

/** A12: the leg is one of the agreement's, and its giver or receiver confirms it. */
const confirmsOwnLeg: OnAgreement<'handover.confirm' | 'return.confirm'> = (agreement, judged) => {
  const state = legNamed(agreement, judged)
  if (state === undefined) return { type: 'leg-unknown' }
  return legSides(state.leg, agreement.terms).includes(judged.member) ? undefined : { type: 'not-giver-or-receiver' }
}

/** A13: one confirms a hand-over once. */
const handsOverOnce: OnAgreement<'handover.confirm'> = (agreement, judged) =>
  legNamed(agreement, judged)?.handedOverBy.includes(judged.member) === true ? { type: 'already-confirmed' } : undefined

/** A17: who confirms a settlement names a return that says its amount, so that nobody's later word makes it one of another. */
const namesWhatIsOwed: OnAgreement<'handover.confirm'> = (agreement, judged) => {
  const state = legNamed(agreement, judged)
  if (state === undefined || state.settles === null) return undefined
  const amount = amountConfirmed(judged.entry.refs, (id) => {
    const named = judged.path.find(id)
    return named !== undefined && isOf(named, 'return.confirm') && named.entry.refs[0] === agreement.agreement && bodyOf(named).leg === state.settles ? named : undefined
  })
  return amount === state.leg.value ? undefined : { type: 'subject-missing' }
}

/** A14: only loans come back, and only after both confirmed the hand-over. */
const wasLent: OnAgreement<'return.confirm'> = (agreement, judged) => {
  const state = legNamed(agreement, judged)
  if (state?.leg.kind !== 'loan') return { type: 'not-a-loan' }
  return isHandedOver(state) ? undefined : { type: 'leg-not-handed-over' }
}

/** A15: a return both agree on is settled; until then one may change what one said. */
const returnOpen: OnAgreement<'return.confirm'> = (agreement, judged) => {
  const state = legNamed(agreement, judged)
  return state !== undefined && isReturned(state) ? { type: 'already-confirmed' } : undefined
}

/** A16: no more is owed than what replaces the thing. */
const owedWithinReplacement: OnAgreement<'return.confirm'> = (agreement, judged) => {
  const replacement = legNamed(agreement, judged)?.leg.replacement ?? 0
  return judged.body.owed <= replacement ? undefined : { type: 'owed-above-replacement', replacement }
}

/** Order is precedence (SPEC.md). */
export const agreementRules = {
  'agreement.propose': [partiesDiffer, partiesKnown, legsBetweenParties, legFieldsFit, legListingsFit, legsDiffer] as readonly Propose[],
  'agreement.sign': [answer<'agreement.sign'>(notCalledOff, signsOnce)],
  'agreement.decline': [answer<'agreement.decline'>(notCalledOff, notYetActive)],
  'agreement.cancel': [answer<'agreement.cancel'>(cancelsOnce, holds)],
  'handover.confirm': [answer<'handover.confirm'>(holds, confirmsOwnLeg, handsOverOnce, namesWhatIsOwed)],
  'return.confirm': [answer<'return.confirm'>(holds, confirmsOwnLeg, wasLent, returnOpen, owedWithinReplacement)],
}

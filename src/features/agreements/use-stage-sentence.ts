import { useLingui } from '@lingui/react/macro'
import type { AgreementState } from '../../domain/market/market-state.ts'
import type { CalendarDay } from '../../i18n/calendar-day.ts'
import { useCommunity } from '../session/community-context.ts'
import { agreementStage } from './agreement-stage.ts'
import { loansOut } from './loans-out.ts'
import { otherParty } from './parties.ts'
import { useDueWords } from './use-due-words.ts'
import { useNames } from './use-names.ts'

/** For the agreement's own screen: where it stands and what comes next, in a sentence or two. */
export const useStageSentence = (): ((agreement: AgreementState, today: CalendarDay) => string) => {
  const { t } = useLingui()
  const { me, format } = useCommunity()
  const nameOf = useNames()
  const dueWords = useDueWords()
  const forParty = (agreement: AgreementState, today: CalendarDay): string => {
    const { terms, proposer, calledOffBy } = agreement
    const other = nameOf(otherParty(terms, me))
    const day = format.date(terms.day, 'weekday-long')
    const iCalledOff = calledOffBy[0]?.member === me
    switch (agreementStage(agreement, me)) {
      case 'to-sign': return t`${other} proposes this. Read it, then sign or decline.`
      case 'waits-for-signature': return t`Your proposal is saved on this phone. It holds once ${other} has signed too.`
      case 'to-hand-over': return terms.day > today
        ? t`Signed by both. You meet on ${day}.`
        : t`Signed by both. When you have met, say below what was handed over.`
      case 'to-confirm-hand-over': return t`${other} says that it was handed over. Confirm it below if it is so.`
      case 'waits-for-hand-over': return t`You have confirmed the hand-over; ${other} has not yet.`
      case 'on-loan': {
        const [first] = loansOut(agreement)
        if (first === undefined) return t`Handed over.`
        const due = dueWords(first.due, today)
        return t`Handed over: ${due}. When it is back, say below how it came back.`
      }
      case 'to-confirm-return': return t`${other} says that it came back. Look at it together, then say below how it came back.`
      case 'waits-for-return': return t`You said that it came back; ${other} has not confirmed it yet.`
      case 'to-settle': return t`Both of you say that something is owed for damage or loss. When it is settled, confirm it below.`
      case 'to-confirm-settlement': return t`${other} says that what was owed is settled. Confirm it below if it is so.`
      case 'waits-for-settlement': return t`You have confirmed that it is settled; ${other} has not yet.`
      case 'returns-differ': return t`You and ${other} say different things about the return. Talk about it; then one of you changes what they said.`
      case 'in-doubt': return t`One side called it off while the other had confirmed a hand-over. Talk about it; then either both call it off, or both confirm the hand-over.`
      case 'completed': return t`Everything is done, and both of you have confirmed it.`
      case 'declined': return iCalledOff ? t`You declined it.` : t`${other} declined it.`
      case 'withdrawn': return proposer === me ? t`You took your proposal back.` : t`${other} took the proposal back.`
      case 'cancelled': return calledOffBy.length > 1 ? t`Both of you called it off.` : iCalledOff ? t`You called it off.` : t`${other} called it off.`
      case 'crossed': return t`It was called off on one phone while it was being signed on the other. So it does not hold, and nobody did anything wrong.`
    }
  }
  const forOthers = ({ terms, status }: AgreementState): string => {
    const [a, b] = terms.parties.map(nameOf)
    switch (status) {
      case 'proposed': return t`Between ${a} and ${b}: not yet signed by both.`
      case 'active': return t`Between ${a} and ${b}: signed by both, not yet handed over.`
      case 'handed-over': return t`Between ${a} and ${b}: handed over, not yet completed.`
      case 'completed': return t`Between ${a} and ${b}: completed.`
      case 'declined':
      case 'withdrawn':
      case 'cancelled': return t`Between ${a} and ${b}: called off.`
      case 'disputed': return t`Between ${a} and ${b}: they say different things, and will talk.`
    }
  }
  return (agreement, today) => (agreement.terms.parties.includes(me) ? forParty(agreement, today) : forOthers(agreement))
}

import { useLingui } from '@lingui/react/macro'
import type { AgreementState } from '../../domain/market/market-state.ts'
import type { CalendarDay } from '../../i18n/calendar-day.ts'
import { useCommunity } from '../session/community-context.ts'
import { agreementStage } from './agreement-stage.ts'
import { loansOut } from './loans-out.ts'
import { otherParty } from './parties.ts'
import { useDueWords } from './use-due-words.ts'
import { useNames } from './use-names.ts'

/** For a row of a list: what this member does next about an agreement of theirs, or whom they wait for. */
export const useStageWords = (): ((agreement: AgreementState, today: CalendarDay) => string) => {
  const { t } = useLingui()
  const { me, format } = useCommunity()
  const nameOf = useNames()
  const dueWords = useDueWords()
  return (agreement, today) => {
    const { terms } = agreement
    const day = format.date(terms.day, 'weekday')
    const other = nameOf(otherParty(terms, me))
    switch (agreementStage(agreement, me)) {
      case 'to-sign': return t`Sign or decline`
      case 'waits-for-signature': return t`Waiting for ${other} to sign`
      case 'to-hand-over': return terms.day > today ? t`Hand-over on ${day}` : t`Hand over and confirm it`
      case 'to-confirm-hand-over': return t`${other} says: handed over. Confirm it`
      case 'waits-for-hand-over': return t`Waiting for ${other} to confirm the hand-over`
      case 'on-loan': {
        const [first] = loansOut(agreement)
        if (first === undefined) return t`On loan`
        const due = dueWords(first.due, today)
        return t`On loan, ${due}`
      }
      case 'to-confirm-return': return t`${other} says: it came back. Confirm it`
      case 'waits-for-return': return t`Waiting for ${other} to confirm the return`
      case 'to-settle': return t`Settle what is owed`
      case 'to-confirm-settlement': return t`${other} says: it is settled. Confirm it`
      case 'waits-for-settlement': return t`Waiting for ${other} to confirm what was settled`
      case 'returns-differ': return t`You two differ on the return. Talk about it`
      case 'in-doubt': return t`Called off by one, confirmed by the other. Talk about it`
      case 'completed': return t`Completed`
      case 'declined': return t`Declined`
      case 'withdrawn': return t`Withdrawn`
      case 'cancelled': return t`Called off`
      case 'crossed': return t`Called off while it was being signed. You can propose it again`
    }
  }
}

import { useLingui } from '@lingui/react/macro'
import type { AgreementState } from '../../domain/market/market-state.ts'
import type { CalendarDay } from '../../i18n/calendar-day.ts'
import type { LoanOut } from '../agreements/loans-out.ts'
import { useDueWords } from '../agreements/use-due-words.ts'
import { useCommunity } from '../session/community-context.ts'

/** Reminds borrower and lender, each in their words; nobody is blamed (RULES 6). */
export const useDueLoanWords = (): ((agreement: AgreementState, loan: LoanOut, today: CalendarDay) => string) => {
  const { t } = useLingui()
  const { me } = useCommunity()
  const dueWords = useDueWords()
  return ({ terms }, { leg: { leg }, due }, today) => {
    const { title } = leg
    const when = dueWords(due, today)
    return terms.parties[leg.receiver] === me ? t`Give back “${title}”: ${when}` : t`“${title}” comes back to you: ${when}`
  }
}

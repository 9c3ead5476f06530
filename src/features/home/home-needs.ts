import type { MemberId } from '../../domain/ledger/entry.ts'
import { isLive } from '../../domain/market/agreement-fold.ts'
import type { AgreementState } from '../../domain/market/market-state.ts'
import type { CalendarDay } from '../../i18n/calendar-day.ts'
import { agreementStage } from '../agreements/agreement-stage.ts'
import { loansOut, type LoanOut } from '../agreements/loans-out.ts'

/** From so many days before a loan is due, both sides are reminded (RULES 6). */
const dueSoonDays = 2

export interface Need {
  readonly agreement: AgreementState
  /** The loan that is due soon or late, when that is why. */
  readonly due: LoanOut | undefined
}

export interface Sorted {
  /** Something for this member to do today, what has waited longest first. */
  readonly needs: readonly Need[]
  /** Under way: the other's turn, or mine on a later day. Newest change first. */
  readonly inProgress: readonly AgreementState[]
}

/** Each agreement that has not ended stands in one of the two lists. */
export const sortForHome = (agreements: readonly AgreementState[], { me, today }: { readonly me: MemberId; readonly today: CalendarDay }): Sorted => {
  const needs: Need[] = []
  const inProgress: AgreementState[] = []
  for (const agreement of agreements.filter(({ status }) => isLive(status)).toSorted((a, b) => a.changedAt - b.changedAt)) {
    const due = loansOut(agreement).find(loan => loan.due - today <= dueSoonDays)
    if (isToDo(agreement, me, today)) needs.push({ agreement, due: undefined })
    else if (due !== undefined) needs.push({ agreement, due })
    else inProgress.unshift(agreement)
  }
  return { needs, inProgress }
}

const isToDo = (agreement: AgreementState, me: MemberId, today: CalendarDay): boolean => {
  switch (agreementStage(agreement, me)) {
    case 'to-sign':
    case 'to-confirm-hand-over':
    case 'to-confirm-return':
    case 'to-settle':
    case 'to-confirm-settlement':
    case 'returns-differ':
    case 'in-doubt': return true
    // Agreed for a later day, it is nothing to do today.
    case 'to-hand-over': return agreement.terms.day <= today
    case 'waits-for-signature':
    case 'waits-for-hand-over':
    case 'on-loan':
    case 'waits-for-return':
    case 'waits-for-settlement':
    case 'completed':
    case 'declined':
    case 'withdrawn':
    case 'cancelled':
    case 'crossed': return false
  }
}

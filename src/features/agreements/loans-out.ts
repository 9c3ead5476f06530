import { isHandedOver } from '../../domain/market/agreement-fold.ts'
import type { AgreementState, LegState } from '../../domain/market/market-state.ts'
import type { CalendarDay } from '../../i18n/calendar-day.ts'

/** The day a loan is due back (RULES 2: in the cell's zone). */
export const dueDay = (leg: LegState, handOverDay: CalendarDay): CalendarDay => handOverDay + (leg.leg.days ?? 0)

/** A loan that was handed over and that nobody has said came back. */
export interface LoanOut {
  readonly leg: LegState
  readonly due: CalendarDay
}

/** The loans of an agreement that are out, due first first. None once it has ended. */
export const loansOut = ({ status, legs, terms }: AgreementState): readonly LoanOut[] => {
  if (status !== 'active' && status !== 'handed-over') return []
  return legs
    .filter(leg => leg.leg.kind === 'loan' && isHandedOver(leg) && leg.returns.length === 0)
    .map(leg => ({ leg, due: dueDay(leg, terms.day) }))
    .toSorted((a, b) => a.due - b.due)
}

import type { CalendarDay } from '../../i18n/calendar-day.ts'

export interface LoanDays {
  readonly from: CalendarDay
  readonly due: CalendarDay
  readonly today: CalendarDay
  /** Handed over and not back: only then can it be late. */
  readonly isOut: boolean
}

export interface LoanDay {
  readonly day: CalendarDay
  readonly state: 'free' | 'used' | 'last' | 'late'
}

/** Further late days say nothing new. */
const lateDaysAtMost = 14

/** The whole weeks, Monday to Sunday, that a loan touches. */
export const stripDays = ({ from, due, today, isOut }: LoanDays): readonly LoanDay[] => {
  const end = isOut ? Math.max(due, Math.min(today, due + lateDaysAtMost)) : due
  const first = mondayOf(from)
  const last = mondayOf(end) + 6
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const day = first + index
    return { day, state: day < from || day > end ? 'free' : day < due ? 'used' : day === due ? 'last' : 'late' }
  })
}

/** Day 0, 1 January 1970, was a Thursday. */
const mondayOf = (day: CalendarDay): CalendarDay => day - ((day + 3) % 7)

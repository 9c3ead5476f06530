import { Trans, useLingui } from '@lingui/react/macro'
import { isReturned } from '../../domain/market/agreement-fold.ts'
import type { AgreementState, LegState } from '../../domain/market/market-state.ts'
import { dayToIsoDate, type CalendarDay } from '../../i18n/calendar-day.ts'
import { CalendarStrip } from '../../ui/calendar-strip.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { useCommunity } from '../session/community-context.ts'
import { dueDay, loansOut } from './loans-out.ts'
import { stripDays } from './strip-days.ts'
import { useDueWords } from './use-due-words.ts'

/** More weeks than this are a wall, not a picture. */
const stripDaysAtMost = 42

export interface LoanCalendarProps {
  readonly agreement: AgreementState
  readonly leg: LegState
  readonly today: CalendarDay
}

/** When a loan begins and is due back, as days in a row. */
export const LoanCalendar = ({ agreement, leg, today }: LoanCalendarProps) => {
  const { t } = useLingui()
  const { format } = useCommunity()
  const dueWords = useDueWords()
  const from = agreement.terms.day
  const due = dueDay(leg, from)
  const isOut = loansOut(agreement).some(out => out.leg.index === leg.index)
  const [begins, ends, length] = [format.date(from, 'weekday'), format.date(due, 'weekday'), format.days(due - from)]
  const words = isOut
    ? <Trans>From {begins} to {ends}, {length}: <strong>{dueWords(due, today)}</strong></Trans>
    : <Trans>From {begins} to {ends}, {length}</Trans>
  // What is back needs no picture any more.
  if (isReturned(leg)) return <p>{words}</p>
  const days = stripDays({ from, due, today, isOut })
  if (days.length > stripDaysAtMost) {
    const passed = Math.min(Math.max(today - from, 0), due - from)
    const [day, total] = [format.number(passed), format.number(due - from)]
    return (
      <>
        <p>{words}</p>
        {isOut && <ProgressBar label={t`Time passed`} value={passed} max={due - from} text={t`day ${day} of ${total}`} />}
      </>
    )
  }
  return (
    <CalendarStrip
      days={days.map(({ day, state }) => ({
        day,
        state,
        dayOfMonth: format.number(Number(dayToIsoDate(day).slice(-2))),
        weekday: format.date(day, 'weekday-alone'),
        isToday: day === today,
      }))}
    >
      {words}
    </CalendarStrip>
  )
}

import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import s from './calendar-strip.module.css'

export interface StripDay {
  /** The calendar day's number. */
  readonly day: number
  readonly dayOfMonth: string
  readonly weekday: string
  /** used: the thing is lent · last: it is due back · late: past the due day. */
  readonly state: 'free' | 'used' | 'last' | 'late'
  readonly isToday?: boolean | undefined
}

export interface CalendarStripProps {
  readonly days: readonly StripDay[]
  /** All of it in a sentence: "From 20 to 27 November, 3 days left". The picture is for eyes only. */
  readonly children: ReactNode
}

/** A loan as days in a row, seven to a line. Whole weeks read best: begin on a Monday where there is room. */
export const CalendarStrip = ({ days, children }: CalendarStripProps) => (
  <div className={s['strip']}>
    <div className={s['days']} aria-hidden="true">
      {days.map(({ day, dayOfMonth, weekday, state, isToday = false }, index) => (
        <div
          key={day}
          className={classNames(
            s['day'], s[state], isToday && s['today'],
            (days[index - 1]?.state ?? 'free') === 'free' && s['begins'],
            (days[index + 1]?.state ?? 'free') === 'free' && s['ends'],
          )}
        >
          <span className={s['weekday']}>{weekday}</span>
          <span className={s['number']}>{dayOfMonth}</span>
        </div>
      ))}
    </div>
    <p className={s['text']}>{children}</p>
  </div>
)

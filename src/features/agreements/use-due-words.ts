import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { CalendarDay } from '../../i18n/calendar-day.ts'
import { useCommunity } from '../session/community-context.ts'

/** "due tomorrow", "3 days late", "due on 27 Nov". */
export const useDueWords = (): ((due: CalendarDay, today: CalendarDay) => string) => {
  const { t } = useLingui()
  const { format } = useCommunity()
  return (due, today) => {
    const left = due - today
    if (left < 0) return t`${plural(-left, { one: '# day late', other: '# days late' })}`
    if (left === 0) return t`due today`
    if (left === 1) return t`due tomorrow`
    const day = format.date(due, 'weekday')
    return t`due on ${day}`
  }
}

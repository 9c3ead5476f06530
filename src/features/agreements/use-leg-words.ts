import { useLingui } from '@lingui/react/macro'
import { useCommunity } from '../session/community-context.ts'
import type { Leg } from '../../domain/market/market-state.ts'

/** What a leg gives, in a few words: "Drill (3 days)", "6 000 ₸". */
export const useLegWords = (): ((leg: Pick<Leg, 'kind' | 'title' | 'value' | 'days' | 'minutes'>) => string) => {
  const { t } = useLingui()
  const { format } = useCommunity()
  return ({ kind, title, value, days, minutes }) => {
    if (kind === 'money') return format.money(value)
    if (days === null && minutes === null) return title
    const length = days === null ? format.duration(minutes ?? 0) : format.days(days)
    return t`${title} (${length})`
  }
}

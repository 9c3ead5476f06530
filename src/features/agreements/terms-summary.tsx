import { useLingui } from '@lingui/react/macro'
import type { MemberId } from '../../domain/ledger/entry.ts'
import type { Leg } from '../../domain/market/market-state.ts'
import type { CalendarDay } from '../../i18n/calendar-day.ts'
import { FactList } from '../../ui/fact-list.tsx'
import { useCommunity } from '../session/community-context.ts'
import { useLegWords } from './use-leg-words.ts'
import { useNames } from './use-names.ts'

export type SummedLeg = Pick<Leg, 'kind' | 'title' | 'value' | 'days' | 'replacement'>

export interface TermsSummaryProps {
  readonly other: MemberId
  readonly given: readonly SummedLeg[]
  readonly got: readonly SummedLeg[]
  /** The hand-over day. */
  readonly day: CalendarDay
}

/** Who, what, how much and when, once more before a signature. */
export const TermsSummary = ({ other, given, got, day }: TermsSummaryProps) => {
  const { t } = useLingui()
  const { format } = useCommunity()
  const nameOf = useNames()
  const legWords = useLegWords()
  const withValue = (leg: SummedLeg): string => {
    const [thing, worth] = [legWords(leg), format.money(leg.value)]
    return leg.kind === 'money' ? thing : t`${thing}, worth ${worth}`
  }
  const list = (legs: readonly SummedLeg[]) => (legs.length === 0 ? t`nothing` : legs.map(leg => <div key={`${leg.kind} ${leg.title}`}>{withValue(leg)}</div>))
  const loans = [...given, ...got].filter(leg => leg.kind === 'loan')
  return (
    <FactList
      facts={[
        { key: 'with', name: t`With`, value: nameOf(other) },
        { key: 'give', name: t`You give`, value: list(given) },
        { key: 'get', name: t`You get`, value: list(got) },
        { key: 'day', name: t`Hand-over`, value: format.date(day, 'weekday-long') },
        ...loans.map(({ title, days, replacement }) => {
          const lost = format.money(replacement ?? 0)
          return {
            key: `back ${title}`,
            name: t`Back: ${title}`,
            value: <>
              <div>{format.date(day + (days ?? 0), 'weekday-long')}</div>
              {replacement !== null && <div>{t`if it is lost: ${lost}`}</div>}
            </>,
          }
        }),
      ]}
    />
  )
}

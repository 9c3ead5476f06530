import { useLingui } from '@lingui/react/macro'
import type { MemberId } from '../../domain/ledger/entry.ts'
import type { Leg } from '../../domain/market/market-state.ts'
import type { CalendarDay } from '../../i18n/calendar-day.ts'
import { FactList } from '../../ui/fact-list.tsx'
import { useCommunity } from '../session/community-context.ts'
import { useLegWords } from './use-leg-words.ts'
import { useNames } from './use-names.ts'
import s from './terms-summary.module.css'

export type SummedLeg = Pick<Leg, 'kind' | 'title' | 'value' | 'days' | 'minutes' | 'replacement'>

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
  const list = (legs: readonly SummedLeg[]) => (legs.length === 0 ? t`nothing` : legs.map(leg => <SummedThing key={`${leg.kind} ${leg.title}`} leg={leg} day={day} />))
  return (
    <FactList
      facts={[
        { key: 'with', name: t`With`, value: nameOf(other) },
        { key: 'give', name: t`You give`, value: list(given) },
        { key: 'get', name: t`You get`, value: list(got) },
        { key: 'day', name: t`Hand-over`, value: format.date(day, 'weekday-long') },
      ]}
    />
  )
}

/** A loan is also when it is due back and what is owed if it is lost. */
const SummedThing = ({ leg, day }: { readonly leg: SummedLeg; readonly day: CalendarDay }) => {
  const { t } = useLingui()
  const { format } = useCommunity()
  const [thing, worth] = [useLegWords()(leg), format.money(leg.value)]
  const back = format.date(day + (leg.days ?? 0), 'weekday')
  const lost = leg.replacement === null ? undefined : format.money(leg.replacement)
  return (
    <div>
      {leg.kind === 'money' ? thing : t`${thing}, worth ${worth}`}
      {leg.kind === 'loan' && lost !== undefined && <div className={s['loan']}>{t`back on ${back}; if it is lost: ${lost}`}</div>}
    </div>
  )
}

import { Trans } from '@lingui/react/macro'
import { rate } from '../../domain/matching/rate.ts'
import { ValueBar } from '../../ui/value-bar.tsx'
import { useCommunity } from '../session/community-context.ts'
import { FairWords } from './fair-words.tsx'
import { MatchExchange } from './match-exchange.tsx'
import type { PairView } from './pair-view.ts'
import { SettlementWords } from './settlement-words.tsx'
import s from './match.module.css'

export interface MatchSummaryProps {
  readonly pair: PairView
  readonly linked?: boolean | undefined
}

/** A match in full: what each gives, how the values stand, who owes what, and what would make it fair (RULES 5, why). */
export const MatchSummary = ({ pair, linked }: MatchSummaryProps) => {
  const { explanation: { toFair }, iGive, iGet, other } = pair
  const titleOf = (listing: string): string => (listing === iGive.listing ? iGive.title : iGet.title)
  return (
    <div className={s['summary']}>
      <MatchExchange pair={pair} linked={linked} />
      <Values pair={pair} />
      <p><SettlementWords pair={pair} /></p>
      {toFair !== null && <p><FairWords change={toFair} otherName={other.name} titleOf={titleOf} /></p>}
    </div>
  )
}

/** What is compared: the values of things to keep, the day rates of loans. */
const Values = ({ pair: { iGive, iGet, explanation: { gives, gets } } }: { readonly pair: PairView }) => {
  const { format } = useCommunity()
  if (iGive.days === null || iGet.days === null) {
    return (
      <ValueBar
        first={{ label: <Trans>You give</Trans>, amount: gives.total, text: format.money(gives.total) }}
        second={{ label: <Trans>You get</Trans>, amount: gets.total, text: format.money(gets.total) }}
      />
    )
  }
  return (
    <ValueBar
      first={{ label: <Trans>You give, a day</Trans>, amount: iGive.value / iGive.days, text: format.money(rate(iGive.value, iGive.days)) }}
      second={{ label: <Trans>You get, a day</Trans>, amount: iGet.value / iGet.days, text: format.money(rate(iGet.value, iGet.days)) }}
    />
  )
}

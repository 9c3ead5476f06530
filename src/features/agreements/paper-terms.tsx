import { useLingui } from '@lingui/react/macro'
import type { Leg, Terms } from '../../domain/market/market-state.ts'
import { useCommunity } from '../session/community-context.ts'
import { totalOf } from './parties.ts'
import { useNames } from './use-names.ts'

/** Who gives, lends, does or adds what, and what each gives in all. */
export const PaperTerms = ({ terms }: { readonly terms: Terms }) => {
  const { t } = useLingui()
  const { format } = useCommunity()
  const nameOf = useNames()
  const sentence = useLegSentence(terms)
  return (
    <ul>
      {/* Terms never change, so places are keys. */}
      {/* oxlint-disable-next-line react/no-array-index-key */}
      {terms.legs.map((leg, index) => <li key={index}>{sentence(leg)}</li>)}
      {terms.parties.map((party, place) => {
        const name = nameOf(party)
        const total = format.money(totalOf(terms.legs.filter(leg => leg.giver === place)))
        return <li key={party}>{t`${name} gives in all: ${total}`}</li>
      })}
    </ul>
  )
}

const useLegSentence = (terms: Terms): ((leg: Leg) => string) => {
  const { t } = useLingui()
  const { format } = useCommunity()
  const nameOf = useNames()
  return ({ kind, giver: from, receiver: to, title, value, days, minutes, replacement }) => {
    const [giver, receiver] = [nameOf(terms.parties[from] ?? ''), nameOf(terms.parties[to] ?? '')]
    const worth = format.money(value)
    const length = days !== null ? format.days(days) : minutes === null ? '' : format.duration(minutes)
    switch (kind) {
      case 'keep': return t`${giver} gives ${receiver}, to keep: ${title}, worth ${worth}.`
      case 'loan': {
        const [begins, ends] = [format.date(terms.day, 'long'), format.date(terms.day + (days ?? 0), 'long')]
        const lost = format.money(replacement ?? value)
        return t`${giver} lends ${receiver}: ${title}, from ${begins} to ${ends} (${length}), worth ${worth}. If it is lost, ${lost} are owed.`
      }
      case 'service': return length === ''
        ? t`${giver} does for ${receiver}: ${title}, worth ${worth}.`
        : t`${giver} does for ${receiver}: ${title}, for ${length}, worth ${worth}.`
      case 'money': return t`${giver} gives ${receiver}: ${worth} in money.`
    }
  }
}

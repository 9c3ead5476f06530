import { Plural, Trans } from '@lingui/react/macro'
import { useCommunity } from '../session/community-context.ts'
import { useListingWords } from '../market/use-listing-words.ts'
import type { PairView } from './pair-view.ts'

/** What is left between the two after one for one, and who owes it (RULES 5, Example 2). */
export const SettlementWords = ({ pair }: { readonly pair: PairView }) => {
  const { settlement } = pair.explanation
  if (settlement.type === 'even') return <Trans>Both are worth the same: nobody owes anything.</Trans>
  return settlement.type === 'money' ? <MoneyWords pair={pair} amount={settlement.amount} owedByMe={settlement.owedBy === pair.me} /> : <LoanWords pair={pair} settlement={settlement} />
}

const MoneyWords = ({ pair, amount, owedByMe }: { readonly pair: PairView; readonly amount: number; readonly owedByMe: boolean }) => {
  const { format } = useCommunity()
  const { name } = pair.other
  const money = format.money(amount)
  if (pair.explanation.band === 'top-up')
    return owedByMe ? <Trans>What you get is worth {money} more: the difference is for you to add.</Trans> : <Trans>What you give is worth {money} more: the difference is for {name} to add.</Trans>
  return owedByMe
    ? <Trans>What you get is worth {money} more. That near, it counts as fair; you two decide whether you add it.</Trans>
    : <Trans>What you give is worth {money} more. That near, it counts as fair; you two decide whether {name} adds it.</Trans>
}

type DaysOrMoney = Extract<PairView['explanation']['settlement'], { type: 'days-or-money' }>

/** Equal day rates do not make equal deals: the wholes are compared, and days of the debtor's own loan can make up for it. */
const LoanWords = ({ pair, settlement: { owedBy, amount, days, rest } }: { readonly pair: PairView; readonly settlement: DaysOrMoney }) => {
  const { format } = useCommunity()
  const words = useListingWords()
  const { iGive, iGet, me, other: { name } } = pair
  const [dearer, cheaper] = owedBy === me ? [iGet, iGive] : [iGive, iGet]
  const dearThing = words.thing(dearer)
  const dearValue = format.money(dearer.value)
  const cheapThing = words.thing(cheaper)
  const cheapValue = format.money(cheaper.value)
  const owed = format.money(amount)
  return (
    <>
      <Trans>{dearThing} is worth {dearValue}, {cheapThing} {cheapValue}.</Trans>{' '}
      {owedBy === me
        ? <Trans>You borrow the dearer one, so you owe {name} {owed}.</Trans>
        : <Trans>{name} borrows the dearer one, so {name} owes you {owed}.</Trans>}
      {days > 0 && <>{' '}<DaysInstead title={cheaper.title} days={days} rest={rest} /></>}
    </>
  )
}

const DaysInstead = ({ title, days, rest }: { readonly title: string; readonly days: number; readonly rest: number }) => {
  const money = useCommunity().format.money(rest)
  return rest === 0
    ? <Plural value={days} one={`Instead of money: # more day of “${title}”.`} other={`Instead of money: # more days of “${title}”.`} />
    : <Plural value={days} one={`Or instead: # more day of “${title}” and ${money}.`} other={`Or instead: # more days of “${title}” and ${money}.`} />
}

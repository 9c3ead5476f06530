import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { LegDraft } from '../../core/commands/commands.ts'
import type { EntryId } from '../../domain/ledger/entry.ts'
import { RadioCards, type RadioCard } from '../../ui/radio-cards.tsx'
import { ValueBar } from '../../ui/value-bar.tsx'
import { useCommunity } from '../session/community-context.ts'
import { totalOf } from './parties.ts'
import type { SettlementChoice } from './settlement-choices.ts'
import s from './proposal-form.module.css'

export interface SettlementFieldProps {
  /** As they would be proposed, with what evens them out. */
  readonly legs: readonly LegDraft[]
  readonly choices: readonly SettlementChoice[]
  readonly choice: SettlementChoice
  readonly onChoose: (type: SettlementChoice['type']) => void
  readonly otherName: string
  readonly titleOf: (listing: EntryId) => string
}

/** What each side gives in all, as bars, and what to do about a difference (RULES 5). */
export const SettlementField = ({ legs, choices, choice, onChoose, otherName, titleOf }: SettlementFieldProps) => {
  const { t } = useLingui()
  const { me, format } = useCommunity()
  const cardOf = useChoiceCard(otherName, titleOf)
  const given = totalOf(legs.filter(leg => leg.giver === me))
  const got = totalOf(legs.filter(leg => leg.giver !== me))
  const difference = format.money(Math.abs(given - got))
  return (
    <div className={s['settle']}>
      <ValueBar
        first={{ label: <Trans>You give</Trans>, amount: given, text: format.money(given) }}
        second={{ label: <Trans>You get</Trans>, amount: got, text: format.money(got) }}
      >
        {given === got && (choice.type === 'as-it-is' ? <Trans>Both give the same.</Trans> : <Trans>So both give the same.</Trans>)}
        {given > got && <Trans>You give {difference} more.</Trans>}
        {given < got && <Trans>{otherName} gives {difference} more.</Trans>}
      </ValueBar>
      {choices.length > 1 && (
        <RadioCards label={t`The two things are not worth the same. What do you propose?`} value={choice.type} onChange={onChoose} options={choices.map(cardOf)} />
      )}
    </div>
  )
}

const useChoiceCard = (otherName: string, titleOf: (listing: EntryId) => string) => {
  const { t } = useLingui()
  const { me, format } = useCommunity()
  return (choice: SettlementChoice): RadioCard<SettlementChoice['type']> => {
    switch (choice.type) {
      case 'as-it-is': return { value: choice.type, label: t`Leave it as it is`, note: t`Nobody adds anything.` }
      case 'money': {
        const amount = format.money(choice.amount)
        return { value: choice.type, label: choice.giver === me ? t`You add ${amount}` : t`${otherName} adds ${amount}`, note: t`You give it to each other by hand; the app only writes it down.` }
      }
      case 'days': {
        const title = titleOf(choice.listing)
        const label = t`${plural(choice.more, { one: `# more day of “${title}”`, other: `# more days of “${title}”` })}`
        const rest = format.money(choice.rest)
        const note = choice.rest === 0 ? undefined : choice.giver === me ? t`And you add ${rest}.` : t`And ${otherName} adds ${rest}.`
        return { value: choice.type, label, ...(note !== undefined && { note }) }
      }
    }
  }
}

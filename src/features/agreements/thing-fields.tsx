import { Trans, useLingui } from '@lingui/react/macro'
import { maxDays } from '../../domain/ledger/kinds.ts'
import { Card, type CardProps } from '../../ui/card.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { useListingWords } from '../market/use-listing-words.ts'
import { useCommunity } from '../session/community-context.ts'
import type { ProposedThing } from './proposed-thing.ts'
import s from './proposal-form.module.css'

export interface ThingFieldsProps {
  /** "You give" */
  readonly title: string
  readonly thing: ProposedThing
  readonly typedDays: string
  /** The days cannot be read. */
  readonly isWrong: boolean
  readonly onDays: (typed: string) => void
  readonly tone: CardProps['tone']
}

/** One side of the deal, and for how long. */
export const ThingFields = ({ title, thing: { listing, kind, days, value }, typedDays, isWrong, onDays, tone }: ThingFieldsProps) => {
  const { t } = useLingui()
  const { format } = useCommunity()
  const words = useListingWords()
  const rate = words.dayRate({ value: listing.value, days: listing.days })
  const length = format.days(listing.days ?? 0)
  const lost = format.money(listing.replacement ?? listing.value)
  return (
    <Card titleLevel={3} tone={tone} title={`${title}: ${listing.title}`}>
      <p className={s['worth']}>{words.amount({ value, days, minutes: listing.minutes })}</p>
      {listing.note !== '' && <p className={s['muted']}>{listing.note}</p>}
      {listing.days !== null && (
        <NumberField
          label={t`For how many days?`}
          hint={rate === undefined ? undefined : <Trans>The notice says {length}, which is {rate}.</Trans>}
          error={isWrong ? t`Whole days, from 1 to ${maxDays}.` : undefined}
          value={typedDays}
          onChange={onDays}
        />
      )}
      {kind === 'loan' && <p><Trans>Owed if it is lost: {lost}</Trans></p>}
    </Card>
  )
}

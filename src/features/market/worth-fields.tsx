import type { ReactNode } from 'react'
import { Trans, useLingui } from '@lingui/react/macro'
import { plural } from '@lingui/core/macro'
import { kinds } from '../../domain/ledger/kinds.ts'
import { categoryOf } from '../../domain/market/categories.ts'
import { parseMoney } from '../../i18n/parse-money.ts'
import { NoticeBanner } from '../../ui/notice-banner.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { RadioCards } from '../../ui/radio-cards.tsx'
import { useCommunity } from '../session/community-context.ts'
import type { FormPart } from './listing-form.tsx'
import { askedFields, type ListingFormValues } from './listing-form-values.ts'
import { useListingWords } from './use-listing-words.ts'
import s from './listing-form.module.css'

/** For how long, what that is worth, and what is owed if it is lost (RULES 4), each with what the phone read. */
export const WorthFields = (part: FormPart) => {
  const { form, change, errorOf, leave } = part
  const { t } = useLingui()
  const { state, format } = useCommunity()
  const words = useListingWords()
  const asked = askedFields(form)
  const { days, minutes, value, replacement } = readAmounts(form)
  const { symbol } = state.currency
  const valueText = value === undefined ? undefined : format.money(value)
  const label = useValueLabel(form)
  const perDay = value === undefined || days === undefined ? undefined : words.dayRate({ value, days })
  return (
    <>
      {asked.unit && (
        <div className={s['pair']}>
          <RadioCards<ListingFormValues['unit']>
            label={<Trans>How is it counted?</Trans>}
            hint={asked.minutes ? <Trans>Counted in minutes it is only compared with other notices in minutes.</Trans> : undefined}
            value={form.unit}
            onChange={(unit) => { change({ unit }) }}
            options={[{ value: 'days', label: <Trans>In days</Trans> }, { value: 'minutes', label: <Trans>In minutes</Trans> }]}
          />
        </div>
      )}
      {asked.days && (
        <NumberField
          label={t`For how many days?`}
          hint={<UsualDays category={form.category} />}
          error={errorOf('days')}
          value={form.days}
          onChange={(typed) => { change({ days: typed }) }}
          onBlur={() => { leave('days') }}
        />
      )}
      {asked.minutes && (
        <>
          <NumberField
            label={t`How many minutes does it take?`}
            error={errorOf('minutes')}
            value={form.minutes}
            onChange={(typed) => { change({ minutes: typed }) }}
            onBlur={() => { leave('minutes') }}
          />
          <Reading>{minutes !== undefined && minutes >= 60 && format.duration(minutes)}</Reading>
        </>
      )}
      <NumberField
        label={label}
        hint={<Trans>Your own estimate in {symbol}, for comparing. The app never moves money.</Trans>}
        error={errorOf('value')}
        suffix={symbol}
        value={form.value}
        onChange={(typed) => { change({ value: typed }) }}
        onBlur={() => { leave('value') }}
      />
      <Reading>{perDay === undefined ? valueText : <Trans>{valueText}, that is {perDay}</Trans>}</Reading>
      {asked.replacement && (
        <>
          <NumberField
            label={t`And if it is lost?`}
            hint={valueText === undefined
              ? <Trans>What the whole thing is worth, in {symbol}.</Trans>
              : <Trans>What the whole thing is worth, in {symbol}. Left empty, who loses it owes only {valueText}.</Trans>}
            optional={t`optional`}
            error={errorOf('replacement')}
            suffix={symbol}
            value={form.replacement}
            onChange={(typed) => { change({ replacement: typed }) }}
            onBlur={() => { leave('replacement') }}
          />
          <Reading>{replacement !== undefined && format.money(replacement)}</Reading>
          {replacement !== undefined && value !== undefined && days !== undefined && replacement <= value && (
            <NoticeBanner tone="warning"><WholeWorthWarning days={days} /></NoticeBanner>
          )}
        </>
      )}
    </>
  )

}

/** The question names the days or minutes as soon as they can be read. */
const useValueLabel = (form: ListingFormValues): string => {
  const { t } = useLingui()
  const { format } = useCommunity()
  const { days, minutes } = readAmounts(form)
  if (days !== undefined) return t`${plural(days, { one: 'What is # day of it worth?', other: 'What is # days of it worth?' })}`
  if (minutes === undefined) return t`What is it worth?`
  const time = format.duration(minutes)
  return t`What is ${time} of it worth?`
}

const WholeWorthWarning = ({ days }: { readonly days: number }) => {
  const time = useCommunity().format.days(days)
  return <Trans>Is {time} of it really worth as much as the whole thing?</Trans>
}

/** A hint, never a limit (RULES 3). */
const UsualDays = ({ category }: { readonly category: string }) => {
  const usual = categoryOf(category)?.usualDays
  if (usual === undefined || usual === null) return <Trans>Whole days, 1 to 365.</Trans>
  const { min, max } = usual
  return <Trans>Usually {min} to {max} days.</Trans>
}

/** Said again as the phone understood it. An empty one keeps its line, so that nothing jumps while typing. */
const Reading = ({ children }: { readonly children: ReactNode }) => <output className={s['reading']}>{children}</output>

/** What can be read so far, within its limits. */
const readAmounts = (form: ListingFormValues) => {
  const asked = askedFields(form)
  const read = (typed: string, field: 'days' | 'minutes' | 'value' | 'replacement'): number | undefined => {
    const amount = parseMoney(typed)
    return amount === undefined || 'fault' in kinds['listing.put'][field].read(amount) ? undefined : amount
  }
  return {
    days: asked.days ? read(form.days, 'days') : undefined,
    minutes: asked.minutes ? read(form.minutes, 'minutes') : undefined,
    value: read(form.value, 'value'),
    replacement: asked.replacement ? read(form.replacement, 'replacement') : undefined,
  }
}

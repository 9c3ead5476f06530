import { useLingui } from '@lingui/react/macro'
import { maxDays, maxMinutes, maxValue } from '../../domain/ledger/kinds.ts'
import { refusalText } from '../../i18n/refusal-words.ts'
import { useCommunity } from '../session/community-context.ts'
import type { FormFault, FormField } from './read-listing-form.ts'

/** What to write instead, for the fault of a field; the refusal's own words where they say enough. */
export const useFaultWords = (): ((field: FormField, fault: FormFault) => string) => {
  const { t, i18n } = useLingui()
  const { format } = useCommunity()
  const amountWords = (field: FormField): string => {
    const most = field === 'days' ? format.number(maxDays) : field === 'minutes' ? format.number(maxMinutes) : format.money(maxValue)
    if (field === 'days') return t`Write a number of days from 1 to ${most}.`
    return field === 'minutes' ? t`Write a number of minutes from 1 to ${most}.` : t`Write an amount from 1 to ${most}.`
  }
  return (field, fault) => {
    switch (fault) {
      case 'not-chosen':
        return field === 'category' ? t`Choose a category.` : t`Choose one of the two.`
      case 'category-mode':
        return refusalText(i18n, { type: 'category-mode', category: '' })
      case 'not-a-number':
        return t`Write a whole number in digits, such as 50 000.`
      case 'not-a-day':
        return t`Choose a day.`
      case 'day-over':
        return t`That day is over. Choose today or a later day.`
      case 'too-small':
      case 'too-large':
        return amountWords(field)
      case 'missing':
        if (field === 'days') return refusalText(i18n, { type: 'days-missing' })
        if (field === 'minutes') return t`Say how many minutes it takes.`
        if (field === 'value') return t`Say what it is worth to you. An estimate is enough.`
        return t`Say what it is, in at least 3 letters.`
      case 'too-short':
        return t`Say what it is, in at least 3 letters.`
      case 'too-long':
        return field === 'note' ? t`Use at most 500 letters.` : t`Use at most 100 letters.`
      case 'wrong-type':
      case 'not-offered':
      case 'unknown':
        return refusalText(i18n, { type: 'bad-field', field, fault })
    }
  }
}

import { useLingui } from '@lingui/react/macro'
import { rate } from '../../domain/matching/rate.ts'
import { categoryWord } from '../../i18n/category-words.ts'
import { useCommunity } from '../session/community-context.ts'

/** What a listing is worth: of a loan, the whole of its days or minutes (RULES 4). */
export interface Worth {
  readonly value: number
  readonly days: number | null
  readonly minutes?: number | null
}

export interface ListingWords {
  /** "50 000 ₸", "30 000 ₸ for 7 days" */
  readonly amount: (worth: Worth) => string
  /** "4 286 ₸ a day"; undefined for what is not counted in days. */
  readonly dayRate: (worth: Worth) => string | undefined
  /** "Mountain bike, 7 days" */
  readonly thing: (listing: Worth & { readonly title: string }) => string
  readonly category: (id: string) => string
}

export const useListingWords = (): ListingWords => {
  const { t, i18n } = useLingui()
  const { format } = useCommunity()
  const span = ({ days, minutes }: Worth): string | undefined =>
    days !== null ? format.days(days) : typeof minutes === 'number' ? format.duration(minutes) : undefined
  return {
    amount: (worth) => {
      const money = format.money(worth.value)
      const time = span(worth)
      return time === undefined ? money : t`${money} for ${time}`
    },
    dayRate: ({ value, days }) => {
      if (days === null) return undefined
      const money = format.money(rate(value, days))
      return t`${money} a day`
    },
    thing: (listing) => {
      const { title } = listing
      const time = span(listing)
      return time === undefined ? t`“${title}”` : t`“${title}” for ${time}`
    },
    category: (id) => {
      const word = categoryWord(id)
      return word === undefined ? id : i18n._(word)
    },
  }
}

import { maxDays } from '../../domain/ledger/kinds.ts'
import type { ListingState } from '../../domain/market/market-state.ts'
import { dayToIsoDate, isoDateToDay, type CalendarDay } from '../../i18n/calendar-day.ts'
import { parseMoney } from '../../i18n/parse-money.ts'
import type { SettlementChoice } from './settlement-choices.ts'

/** What is typed and chosen, as texts. */
export interface ProposalFormValues {
  readonly daysGiven: string
  readonly daysGot: string
  readonly settle: SettlementChoice['type']
  /** As a date input holds it. */
  readonly day: string
  readonly place: string
  readonly returnPlace: string
  readonly note: string
}

export const proposalFormValues = (
  { iGive, iGet, band }: { readonly iGive: ListingState; readonly iGet: ListingState; readonly band: 'equal' | 'fair' | 'top-up' },
  today: CalendarDay,
): ProposalFormValues => ({
  daysGiven: iGive.days === null ? '' : String(iGive.days),
  daysGot: iGet.days === null ? '' : String(iGet.days),
  // Below 85 % the match itself says that something is added (RULES 5).
  settle: band === 'top-up' ? 'money' : 'as-it-is',
  day: dayToIsoDate(today + 1),
  place: '',
  returnPlace: '',
  note: '',
})

/** Days of a loan; null where there are none to give; undefined while what is typed is not 1 to 365. */
export const readDays = (typed: string, listing: ListingState): number | null | undefined => {
  if (listing.days === null) return null
  const days = parseMoney(typed)
  return days !== undefined && days >= 1 && days <= maxDays ? days : undefined
}

/** Undefined for a day that is none or has passed. */
export const readHandOverDay = (typed: string, today: CalendarDay): CalendarDay | undefined => {
  const day = isoDateToDay(typed)
  return day !== undefined && day >= today ? day : undefined
}

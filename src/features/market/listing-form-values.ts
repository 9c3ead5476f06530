import type { Condition, ListingState, Mode, Side } from '../../domain/market/market-state.ts'
import { categoryOf } from '../../domain/market/categories.ts'
import { dayToIsoDate, type CalendarDay } from '../../i18n/calendar-day.ts'

/** A listing as a person is filling it in: everything as typed, so that nothing typed is lost. */
export interface ListingFormValues {
  readonly side: Side | ''
  readonly mode: Mode | ''
  readonly category: string
  readonly title: string
  readonly unit: 'days' | 'minutes'
  readonly days: string
  readonly minutes: string
  readonly value: string
  readonly replacement: string
  readonly condition: Condition | ''
  readonly note: string
  readonly place: string
  /** As a date input holds it: 2026-11-20. */
  readonly until: string
  /** Empty until the person says so; the category decides meanwhile. */
  readonly many: 'yes' | 'no' | ''
}

export const emptyListingForm = (start: { readonly side: Side | ''; readonly mode: Mode | ''; readonly until: CalendarDay }): ListingFormValues => ({
  side: start.side,
  mode: start.mode,
  category: '',
  title: '',
  unit: 'days',
  days: '',
  minutes: '',
  value: '',
  replacement: '',
  condition: '',
  note: '',
  place: '',
  until: dayToIsoDate(start.until),
  many: '',
})

export const listingToForm = (listing: ListingState, until: CalendarDay): ListingFormValues => ({
  side: listing.side,
  mode: listing.mode,
  category: listing.category,
  title: listing.title,
  unit: listing.minutes === null ? 'days' : 'minutes',
  days: textOf(listing.days),
  minutes: textOf(listing.minutes),
  value: textOf(listing.value),
  replacement: textOf(listing.replacement),
  condition: listing.condition ?? '',
  note: listing.note,
  place: listing.place,
  until: dayToIsoDate(until),
  many: listing.many === 1 ? 'yes' : 'no',
})

const textOf = (amount: number | null): string => (amount === null ? '' : String(amount))

/** Which fields a listing of this kind has (RULES 3, 4). */
export interface AskedFields {
  /** Days or minutes may be chosen. */
  readonly unit: boolean
  readonly days: boolean
  readonly minutes: boolean
  readonly replacement: boolean
  readonly condition: boolean
}

export const askedFields = ({ side, mode, category, unit }: Pick<ListingFormValues, 'side' | 'mode' | 'category' | 'unit'>): AskedFields => {
  const known = categoryOf(category)
  const isLoan = mode === 'temporary'
  const mayCarryMinutes = isLoan && known?.mayCarryMinutes === true
  const inMinutes = mayCarryMinutes && unit === 'minutes'
  // What is owed for a loss and how worn a thing is, only who gives it can say.
  const isThingGiven = side !== 'want' && known?.doneNotReturned !== true
  return {
    unit: mayCarryMinutes,
    days: isLoan && !inMinutes,
    minutes: inMinutes,
    replacement: isLoan && isThingGiven,
    condition: isThingGiven && !withoutCondition.has(category),
  }
}

/** A flat for parts, a used loaf of bread: here the question would be silly. */
const withoutCondition: ReadonlySet<string> = new Set(['food', 'living', 'finance', 'real-estate', 'space'])

/** Services do not run out with one deal unless their author says so (RULES 3, 4). */
export const isMany = ({ many, category }: Pick<ListingFormValues, 'many' | 'category'>): boolean =>
  many === '' ? categoryOf(category)?.doneNotReturned === true : many === 'yes'

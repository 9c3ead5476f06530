import type { ListingDraft } from '../../core/commands/commands.ts'
import type { EntryId } from '../../domain/ledger/entry.ts'
import type { Field, FieldFault } from '../../domain/ledger/field.ts'
import { kinds } from '../../domain/ledger/kinds.ts'
import { categoryOf } from '../../domain/market/categories.ts'
import { dayToInstant, isoDateToDay, type CalendarDay } from '../../i18n/calendar-day.ts'
import { parseMoney } from '../../i18n/parse-money.ts'
import { askedFields, isMany, type ListingFormValues } from './listing-form-values.ts'

export type FormField = 'side' | 'mode' | 'category' | 'title' | 'days' | 'minutes' | 'value' | 'replacement' | 'note' | 'place' | 'until'

/** What is wrong with a field: the judge's own word for it (RULES 4), or that what was typed is no number or no day at all. */
export type FormFault = FieldFault | 'not-chosen' | 'category-mode' | 'not-a-number' | 'not-a-day' | 'day-over'

export type FormFaults = Partial<Record<FormField, FormFault>>

export interface ReadContext {
  /** The listing being changed. */
  readonly of: EntryId | null
  /** The cell's calendar day. */
  readonly today: CalendarDay
  /** The cell's minutes east of UTC. */
  readonly zone: number
}

export interface ReadForm {
  readonly faults: FormFaults
  /** Undefined while there is a fault. */
  readonly draft: ListingDraft | undefined
}

/** Reads a filled-in form by the same field definitions as the judge does, so that what passes here is not refused there. */
export const readListingForm = (form: ListingFormValues, context: ReadContext): ReadForm => {
  const faults: FormFaults = {}
  const note = <T>(field: FormField, { value, fault }: Outcome<T>): T => {
    if (fault !== undefined) faults[field] = fault
    return value
  }
  const asked = askedFields(form)
  if (form.side === '') faults.side = 'not-chosen'
  if (form.mode === '') faults.mode = 'not-chosen'
  const category = note('category', readCategory(form))
  const title = note('title', readText(form.title, fields.title))
  const days = asked.days ? note('days', readAmount(form.days, fields.days)) : null
  const minutes = asked.minutes ? note('minutes', readAmount(form.minutes, fields.minutes)) : null
  const value = note('value', readAmount(form.value, fields.value))
  const replacement = asked.replacement && form.replacement.trim() !== '' ? note('replacement', readAmount(form.replacement, fields.replacement)) : null
  const remark = note('note', readOptionalText(form.note, fields.note))
  const place = note('place', readOptionalText(form.place, fields.place))
  const expires = note('until', readUntil(form.until, context))
  const { side, mode } = form
  if (side === '' || mode === '' || Object.keys(faults).length > 0) return { faults, draft: undefined }
  return {
    faults,
    draft: {
      of: context.of,
      side,
      mode,
      category,
      title,
      note: remark,
      value,
      days,
      minutes,
      replacement,
      condition: asked.condition && form.condition !== '' ? form.condition : null,
      place,
      expires,
      many: isMany(form),
    },
  }
}

const fields = kinds['listing.put']

/** What could be read, good for nothing while there is a fault. */
interface Outcome<T> {
  readonly value: T
  readonly fault?: FormFault
}

const readCategory = ({ category, mode }: ListingFormValues): Outcome<string> => {
  if (category === '') return { value: category, fault: 'not-chosen' }
  return mode === '' || categoryOf(category)?.[mode] !== false ? { value: category } : { value: category, fault: 'category-mode' }
}

const readText = (typed: string, field: Field<unknown>): Outcome<string> => {
  // As the core will write it.
  const value = typed.normalize('NFC').trim()
  const read = field.read(value)
  if (!('fault' in read)) return { value }
  return { value, fault: value === '' ? 'missing' : read.fault }
}

const readOptionalText = (typed: string, field: Field<unknown>): Outcome<string> => (typed.trim() === '' ? { value: '' } : readText(typed, field))

const readAmount = (typed: string, field: Field<unknown>): Outcome<number> => {
  if (typed.trim() === '') return { value: 0, fault: 'missing' }
  const value = parseMoney(typed)
  if (value === undefined) return { value: 0, fault: 'not-a-number' }
  const read = field.read(value)
  return 'fault' in read ? { value, fault: read.fault } : { value }
}

/** The last instant it is shown: through the whole of its day in the cell's zone. */
const readUntil = (typed: string, { today, zone }: ReadContext): Outcome<number> => {
  const day = isoDateToDay(typed)
  const expires = day === undefined ? 0 : dayToInstant(day + 1, zone) - 1
  if (day === undefined || (day >= today && 'fault' in fields.expires.read(expires))) return { value: 0, fault: 'not-a-day' }
  return day < today ? { value: expires, fault: 'day-over' } : { value: expires }
}

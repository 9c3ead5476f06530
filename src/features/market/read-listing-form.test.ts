import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeListing } from '../../core/commands/make-listing.ts'
import { readFields } from '../../domain/ledger/field.ts'
import { kinds } from '../../domain/ledger/kinds.ts'
import { firstRefusal, type Case } from '../../domain/ledger/rule.ts'
import { categories } from '../../domain/market/categories.ts'
import { listingFieldRules } from '../../domain/market/listing-rules.ts'
import { dayToIsoDate } from '../../i18n/calendar-day.ts'
import { askedFields, emptyListingForm, isMany, type ListingFormValues } from './listing-form-values.ts'
import { readListingForm, type FormFault, type FormField } from './read-listing-form.ts'

const today = 20_000
const context = { of: null, today, zone: 300 }
const bike: ListingFormValues = {
  ...emptyListingForm({ side: 'offer', mode: 'temporary', until: today + 60 }),
  category: 'mobility', title: 'Bicycle', days: '7', value: '30 000', replacement: '180 000',
}
const read = (change: Partial<ListingFormValues>) => readListingForm({ ...bike, ...change }, context)

test('a whole form is read as it was meant', () => {
  expect(read({ condition: 'good', note: ' With a lock ', place: 'Orchard street' })).toEqual({
    faults: {},
    draft: {
      of: null, side: 'offer', mode: 'temporary', category: 'mobility', title: 'Bicycle', note: 'With a lock', value: 30_000, days: 7, minutes: null,
      replacement: 180_000, condition: 'good', place: 'Orchard street', expires: ((today + 61) * 1_440 - 300) * 60_000 - 1, many: false,
    },
  })
})

// A new fault without a row does not compile.
const faults: Record<Exclude<FormFault, 'wrong-type' | 'not-offered' | 'unknown'>, readonly [FormField, Partial<ListingFormValues>][]> = {
  'not-chosen': [['side', { side: '' }], ['mode', { mode: '' }], ['category', { category: '' }]],
  'category-mode': [['category', { category: 'vehicles' }], ['category', { mode: 'permanent', category: 'rides' }]],
  'missing': [['title', { title: '  ' }], ['days', { days: '' }], ['value', { value: '' }], ['minutes', { category: 'services', unit: 'minutes' }]],
  'not-a-number': [['value', { value: '1.5' }], ['value', { value: '-3' }], ['days', { days: 'a week' }], ['replacement', { replacement: 'much' }]],
  'too-small': [['value', { value: '0' }], ['days', { days: '0' }], ['replacement', { replacement: '0' }], ['minutes', { category: 'rides', unit: 'minutes', minutes: '0' }]],
  'too-large': [['value', { value: '100 000 001' }], ['days', { days: '366' }], ['minutes', { category: 'rides', unit: 'minutes', minutes: '525601' }]],
  'too-short': [['title', { title: 'TV' }]],
  'too-long': [['title', { title: 'x'.repeat(101) }], ['note', { note: 'x'.repeat(501) }], ['place', { place: 'x'.repeat(101) }]],
  'not-a-day': [['until', { until: '' }], ['until', { until: '2026-02-30' }]],
  'day-over': [['until', { until: dayToIsoDate(today - 1) }]],
}

describe.each(Object.entries(faults))('%s', (fault, rows) => {
  test.each(rows)('is said of %s when it is %o', (field, change) => {
    expect(read(change)).toEqual({ faults: { [field]: fault }, draft: undefined })
  })
})

test('an emoji counts as one letter, as in the rules', () => {
  expect(read({ title: '🚲'.repeat(100) }).faults).toEqual({})
  expect(read({ title: '🚲'.repeat(101) }).faults).toEqual({ title: 'too-long' })
})

test('what was typed into a field that is not asked any more is not taken along', () => {
  expect(read({ mode: 'permanent', condition: 'good' }).draft).toMatchObject({ days: null, minutes: null, replacement: null, condition: 'good' })
  expect(read({ side: 'want', condition: 'good' }).draft).toMatchObject({ days: 7, replacement: null, condition: null })
  expect(read({ category: 'services', unit: 'minutes', minutes: '90' }).draft).toMatchObject({ days: null, minutes: 90, replacement: null })
})

test('services and rides may carry minutes; digital things and others only days', () => {
  const mayCarry = categories.filter(({ id }) => askedFields({ ...bike, category: id }).unit).map(({ id }) => id)
  expect(mayCarry).toEqual(['rides', 'services'])
})

test('what is done and not returned does not run out unless its author says so', () => {
  const many = categories.filter(({ id }) => isMany({ many: '', category: id })).map(({ id }) => id)
  expect(many).toEqual(['rides', 'digital', 'services'])
  expect(isMany({ many: 'no', category: 'services' })).toBe(false)
  expect(isMany({ many: 'yes', category: 'food' })).toBe(true)
})

test('what the form lets through, the judge does not refuse', () => {
  const typed = fc.oneof(fc.constantFrom('', '0', '1', '7', '90', '365', '366', '30 000', '100000000', '1.5', 'x'), fc.nat().map(String))
  const words = fc.oneof(fc.constantFrom('', '  ', 'TV', 'Bicycle', 'é'.normalize('NFD').repeat(3)), fc.string({ unit: 'grapheme', maxLength: 120 }))
  const forms: fc.Arbitrary<ListingFormValues> = fc.record({
    side: fc.constantFrom('want', 'offer', ''),
    mode: fc.constantFrom('permanent', 'temporary', ''),
    category: fc.constantFrom('', 'moon', ...categories.map(({ id }) => id)),
    title: words,
    unit: fc.constantFrom('days', 'minutes'),
    days: typed,
    minutes: typed,
    value: typed,
    replacement: typed,
    condition: fc.constantFrom('', 'new', 'good', 'worn', 'parts'),
    note: words,
    place: words,
    until: fc.constantFrom('', '2024-10-03', '2025-01-01', '9999-12-31'),
    many: fc.constantFrom('', 'yes', 'no'),
  })
  let passed = 0
  fc.assert(fc.property(forms, fc.constantFrom(-840, 0, 840), (form, zone) => {
    const { draft } = readListingForm(form, { ...context, zone })
    // A category the community added itself is the judge's to know.
    if (draft === undefined || draft.category === 'moon') return
    passed += 1
    const made = makeListing(draft)
    if (!made.ok) throw new Error('refused before judging')
    const body = readFields(kinds['listing.put'], made.value.body)
    if ('fault' in body) throw new Error(`${body.at ?? ''} ${body.fault}`)
    expect(firstRefusal(listingFieldRules, { body: body.value } as Case<'listing.put'>)).toBeUndefined()
  }), { numRuns: 5_000 })
  expect(passed).toBeGreaterThan(50)
})

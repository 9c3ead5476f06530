import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { band } from './band.ts'
import { comparable } from './comparable.ts'
import { fairChange } from './fair-change.ts'
import { sampleOffer } from './sample-listing.ts'
import type { MatchListing } from './types.ts'

const offer = (listing: string, value: number, days: number | null) =>
  sampleOffer({ listing, member: `owner of ${listing}`, value, days })

test('M16: 50,000 for 65,000 is fair with 5,250 more', () => {
  expect(fairChange(offer('a', 50_000, null), offer('b', 65_000, null))).toEqual({
    addedBy: 'owner of a',
    addedValue: 5_250,
    longer: null,
  })
})

test('M16: a bike of 30,000 for 7 days and a drill of 21,000 for 3 are fair if the drill stays 5 days', () => {
  expect(fairChange(offer('bike', 30_000, 7), offer('drill', 21_000, 3))).toEqual({
    addedBy: 'owner of bike',
    addedValue: 11_650,
    longer: { lentBy: 'owner of drill', listing: 'drill', days: 5 },
  })
})

test('M16: what is fair needs nothing', () => {
  expect(fairChange(offer('a', 85, null), offer('b', 100, null))).toBeNull()
})

test('M16: a loan is not made longer where one day overshoots, nor beyond a year', () => {
  expect(fairChange(offer('a', 80, 1), offer('b', 100, 1))?.longer).toBeNull()
  expect(fairChange(offer('a', 100, 365), offer('b', 200, 365))?.longer).toBeNull()
})

const isFair = (a: MatchListing, b: MatchListing): boolean => ['equal', 'fair'].includes(band(...comparable(a, b)))
const value = fc.integer({ min: 1, max: 100_000_000 })
const days = fc.integer({ min: 1, max: 365 })
const offers = fc.oneof(
  fc.tuple(value, value).map(([a, b]) => [offer('a', a, null), offer('b', b, null)] as const),
  fc.tuple(value, days, value, days).map(([a, daysA, b, daysB]) => [offer('a', a, daysA), offer('b', b, daysB)] as const),
)

test('M16: the change makes it fair, and one unit or one day less does not', () => {
  fc.assert(
    fc.property(offers, ([a, b]) => {
      const change = fairChange(a, b)
      expect(fairChange(b, a)).toEqual(change)
      expect(change === null).toBe(isFair(a, b))
      if (change === null) return
      const [low, high] = change.addedBy === a.member ? [a, b] : [b, a]
      expect(isFair({ ...low, value: low.value + change.addedValue }, high)).toBe(true)
      expect(isFair({ ...low, value: low.value + change.addedValue - 1 }, high)).toBe(false)
      if (change.longer === null) return
      expect(change.longer.listing).toBe(high.listing)
      expect(isFair(low, { ...high, days: change.longer.days })).toBe(true)
      expect(isFair(low, { ...high, days: change.longer.days - 1 })).toBe(false)
    }),
    { numRuns: 1_000 },
  )
})

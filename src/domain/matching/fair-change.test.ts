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
    added: { by: 'owner of a', value: 5_250 },
    longer: null,
  })
})

test('M16: a bike of 30,000 for 7 days and a drill of 21,000 for 3 are fair if the drill stays 5 days', () => {
  expect(fairChange(offer('bike', 30_000, 7), offer('drill', 21_000, 3))).toEqual({
    added: { by: 'owner of bike', value: 11_650 },
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

test('M16: nothing is added where one unit overshoots', () => {
  expect(fairChange(offer('a', 4, 3), offer('b', 1, 1))).toMatchObject({ added: null, longer: { lentBy: 'owner of a', days: 4 } })
  expect(fairChange(offer('a', 20, 3), offer('b', 2, 1))?.added).toEqual({ by: 'owner of b', value: 4 })
})

const isFair = (a: MatchListing, b: MatchListing): boolean => ['equal', 'fair'].includes(band(...comparable(a, b)))
const value = fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 100_000_000 }))
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
      if (change === null) return
      expect(isFair(a, b)).toBe(false)
      const { added, longer } = change
      expect(added ?? longer).not.toBeNull()
      const low = added?.by === a.member || longer?.lentBy === b.member ? a : b
      const high = low === a ? b : a
      if (added !== null) {
        expect(isFair({ ...low, value: low.value + added.value }, high)).toBe(true)
        expect(isFair({ ...low, value: low.value + added.value - 1 }, high)).toBe(false)
      }
      if (longer !== null) {
        expect(longer.listing).toBe(high.listing)
        expect(isFair(low, { ...high, days: longer.days })).toBe(true)
        expect(isFair(low, { ...high, days: longer.days - 1 })).toBe(false)
      }
    }),
    { numRuns: 1_000 },
  )
})

test('M16: without a change, the offers are fair or no whole one would make them so', () => {
  const few = fc.integer({ min: 1, max: 12 })
  fc.assert(
    fc.property(few, few, few, few, (valueA, daysA, valueB, daysB) => {
      const [a, b] = [offer('a', valueA, daysA), offer('b', valueB, daysB)]
      if (fairChange(a, b) !== null || isFair(a, b)) return
      const [amountOfA, amountOfB] = comparable(a, b)
      const [low, high] = amountOfA < amountOfB ? [a, b] : [b, a]
      for (let more = 1; more < 200; more += 1) {
        expect(isFair({ ...low, value: low.value + more }, high)).toBe(false)
        if (high.days !== null && high.days + more <= 365) expect(isFair(low, { ...high, days: high.days + more })).toBe(false)
      }
    }),
    { numRuns: 2_000 },
  )
})

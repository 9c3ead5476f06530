import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { sampleOffer } from './sample-listing.ts'
import { settlement } from './settlement.ts'

const offer = (listing: string, value: number, days: number | null) =>
  sampleOffer({ listing, member: `owner of ${listing}`, value, days })

test('M15: things to keep settle in money, owed by who gives less', () => {
  expect(settlement(offer('a', 50_000, null), offer('b', 65_000, null))).toEqual({
    type: 'money',
    owedBy: 'owner of a',
    owedTo: 'owner of b',
    amount: 15_000,
  })
})

test('M15: equal wholes are even, whatever the days', () => {
  expect(settlement(offer('a', 7_000, 7), offer('b', 7_000, 6))).toEqual({ type: 'even' })
})

test.each([
  // smaller whole, its days → difference 10,000 − value as days and rest
  [{ value: 9_900, days: 3 }, { amount: 100, days: 0, rest: 100 }],
  [{ value: 7_000, days: 7 }, { amount: 3_000, days: 3, rest: 0 }],
  // 2 × 7,500 / 7 = 2,142.86 → 2,143
  [{ value: 7_500, days: 7 }, { amount: 2_500, days: 2, rest: 357 }],
  // 5 × 6,667 / 10 = 3,333.5: a half goes up, and nothing is left
  [{ value: 6_666, days: 10 }, { amount: 3_334, days: 5, rest: 1 }],
  [{ value: 6_667, days: 10 }, { amount: 3_333, days: 4, rest: 666 }],
])('M15: %o against a whole of 10,000: %o', (small, expected) => {
  expect(settlement(offer('a', small.value, small.days), offer('b', 10_000, 9))).toMatchObject(expected)
})

const value = fc.oneof(fc.integer({ min: 1, max: 100_000_000 }), fc.integer({ min: 1, max: 100 }))
const days = fc.integer({ min: 1, max: 365 })

test('M15: days are as many as fit, the rest is whole, not negative, and under a day rounded up', () => {
  fc.assert(
    fc.property(value, days, value, days, (valueA, daysA, valueB, daysB) => {
      const a = offer('a', valueA, daysA)
      const b = offer('b', valueB, daysB)
      const settled = settlement(a, b)
      expect(settlement(b, a)).toEqual(settled)
      expect(settled.type === 'even').toBe(valueA === valueB)
      if (settled.type !== 'days-or-money') return
      const given = settled.loan === 'a' ? a : b
      const length = BigInt(given.days ?? 0)
      const worth = (count: number): bigint => BigInt(count) * BigInt(given.value)
      expect(settled.amount).toBe(Math.abs(valueA - valueB))
      expect(worth(settled.days) <= BigInt(settled.amount) * length).toBe(true)
      expect(worth(settled.days + 1) > BigInt(settled.amount) * length).toBe(true)
      expect(Number.isSafeInteger(settled.rest)).toBe(true)
      expect(settled.rest).toBeGreaterThanOrEqual(0)
      expect(settled.rest).toBeLessThanOrEqual(Math.ceil(given.value / (given.days ?? 1)))
    }),
    { numRuns: 1_000 },
  )
})

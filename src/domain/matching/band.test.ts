import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { band } from './band.ts'
import { score } from './score.ts'

const largest = 100_000_000 * 365
const amount = fc.integer({ min: 1, max: largest })

test.each([
  [20, 19, 'equal'],
  [20, 17, 'fair'],
  [20, 14, 'top-up'],
  [2_000_000, 1_899_999, 'fair'],
  [2_000_000, 1_699_999, 'top-up'],
  [2_000_000, 1_399_999, 'none'],
  [largest, (largest / 20) * 17, 'fair'],
  [largest, (largest / 20) * 17 - 1, 'top-up'],
  [0, 0, 'none'],
  [0, 5, 'none'],
  [-5, -5, 'none'],
] as const)('M3: %i against %i is %s', (a, b, expected) => {
  expect(band(a, b)).toBe(expected)
  expect(band(b, a)).toBe(expected)
})

test('M3: multiples of 20 sit exactly on each bound', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: largest / 20 }), (unit) => {
      expect([19, 17, 14].map((twentieths) => band(20 * unit, twentieths * unit))).toEqual(['equal', 'fair', 'top-up'])
      expect([19, 17, 14].map((twentieths) => band(20 * unit, twentieths * unit - 1))).toEqual(['fair', 'top-up', 'none'])
    }),
  )
})

test('M1: score is symmetric, in 0..1, and 1 only for equal amounts', () => {
  fc.assert(
    fc.property(amount, amount, (a, b) => {
      const reached = score(a, b)
      expect(reached).toBe(score(b, a))
      expect(reached).toBeGreaterThan(0)
      expect(reached).toBeLessThanOrEqual(1)
      expect(reached === 1).toBe(a === b)
    }),
  )
})

test('M1: no amount that is not positive scores', () => {
  fc.assert(
    fc.property(fc.integer({ max: 0 }), fc.integer(), (a, b) => {
      expect([score(a, b), score(b, a)]).toEqual([0, 0])
    }),
  )
})

test('M3: no band but none below the score of 0.70, none above', () => {
  fc.assert(
    fc.property(amount, amount, (a, b) => {
      expect(band(a, b) !== 'none').toBe(score(a, b) >= 0.7)
    }),
  )
})

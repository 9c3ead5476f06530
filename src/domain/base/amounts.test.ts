import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { divideDown, divideHalfUp, divideUp } from './amounts.ts'

test.each([
  [7, 2, 3, 4, 4],
  [6, 2, 3, 3, 3],
  [5, 4, 1, 2, 1],
  [6, 4, 1, 2, 2],
  [0, 9, 0, 0, 0],
])('%i / %i is %i down, %i up, %i half up', (dividend, divisor, ...expected) => {
  expect([divideDown(dividend, divisor), divideUp(dividend, divisor), divideHalfUp(dividend, divisor)]).toEqual(expected)
})

test('division is exact up to 2^52', () => {
  fc.assert(
    fc.property(fc.nat({ max: 2 ** 52 - 1 }), fc.integer({ min: 1, max: 2 ** 52 - 1 }), (dividend, divisor) => {
      const [n, d] = [BigInt(dividend), BigInt(divisor)]
      expect([divideDown(dividend, divisor), divideUp(dividend, divisor), divideHalfUp(dividend, divisor)].map(BigInt)).toEqual([
        n / d,
        (n + d - 1n) / d,
        (2n * n + d) / (2n * d),
      ])
    }),
  )
})

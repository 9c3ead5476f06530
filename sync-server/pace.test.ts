import { expect, test } from 'vitest'
import { createPace } from './pace.ts'

test('a burst is free, then each costs its time, and time pays back', () => {
  let now = 0
  const pace = createPace({ perSecond: 10, burst: 3, mostDebt: 100, now: () => now })
  expect([pace.spend(1), pace.spend(2), pace.spend(1), pace.spend(1)]).toEqual([0, 0, 100, 200])
  now = 200
  expect(pace.spend(1)).toBe(100)
  now = 60_000
  expect([pace.spend(3), pace.spend(1)]).toEqual([0, 100])
})

test('a debt grows no further than it may, and spending nothing asks', () => {
  let now = 0
  const pace = createPace({ perSecond: 10, burst: 1, mostDebt: 2, now: () => now })
  for (let each = 0; each < 100; each++) pace.spend(1)
  expect([pace.spend(0), pace.spend(1), pace.spend(0)]).toEqual([200, 300, 200])
  now = 300
  expect([pace.spend(0), pace.spend(1), pace.spend(0)]).toEqual([0, 0, 0])
})

test('a clock set back gives nothing and takes nothing', () => {
  let now = 10_000
  const pace = createPace({ perSecond: 10, burst: 2, mostDebt: 100, now: () => now })
  pace.spend(2)
  now = 0
  expect(pace.spend(1)).toBe(100)
})

import { expect, test } from 'vitest'
import { createPaces } from './paces.ts'

const options = { perSecond: 1, burst: 1, mostDebt: 10, now: () => 0 }

test('a key has one pace, however often it is asked for, and another key another', () => {
  const paces = createPaces(options)
  expect([paces.of('a').spend(1), paces.of('a').spend(1), paces.of('b').spend(1)]).toEqual([0, 1_000, 0])
})

test('keeps no more keys than it may: the one not asked for longest goes', () => {
  const paces = createPaces(options)
  for (let key = 0; key < 20_000; key++) paces.of(String(key)).spend(1)
  paces.of('0')
  paces.of('one more')
  expect([paces.of('0').spend(1), paces.of('1').spend(1)]).toEqual([1_000, 0])
})

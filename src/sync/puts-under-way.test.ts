import { expect, test } from 'vitest'
import { PutsUnderWay } from './puts-under-way.ts'

const places = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => ({ device: 'a', seq: from + index, id: `a${from + index}` }))

test('answers out of order give their places in order', () => {
  const puts = new PutsUnderWay()
  const [one, two, three] = [[1, 2], [3, 3], [4, 6]].map(([from, to]) => puts.add(new Uint8Array(10), places(from!, to!)))
  expect(puts.headsAfter(new Map())).toEqual(new Map([['a', 6]]))
  expect(puts.answer(two!.ref)).toEqual([])
  expect(puts.answer(three!.ref)).toEqual([])
  expect([puts.unansweredCount, puts.unansweredBytes]).toEqual([1, 10])
  expect(puts.unanswered()).toEqual([one])
  // Stored, though not yet counted: it must not be sent again.
  expect(puts.headsAfter(new Map())).toEqual(new Map([['a', 6]]))
  expect(puts.answer(one!.ref)).toEqual(places(1, 6))
  expect([puts.unansweredCount, puts.unansweredBytes]).toEqual([0, 0])
})

test('a ref is unanswered once', () => {
  const puts = new PutsUnderWay()
  const put = puts.add(new Uint8Array(1), places(1, 1))
  expect([puts.isUnanswered(put.ref), puts.isUnanswered(put.ref + 1)]).toEqual([true, false])
  puts.answer(put.ref)
  expect(puts.isUnanswered(put.ref)).toBe(false)
})

test('after clearing, refs go on, so that a late answer meets no other put', () => {
  const puts = new PutsUnderWay()
  const before = puts.add(new Uint8Array(1), places(1, 1))
  puts.clear()
  expect(puts.unansweredBytes).toBe(0)
  expect(puts.add(new Uint8Array(1), places(1, 1)).ref).not.toBe(before.ref)
})

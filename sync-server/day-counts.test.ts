import { expect, test } from 'vitest'
import { createDayCounts, dayMs, secondsToMidnight } from './day-counts.ts'

test('counts per key until midnight', () => {
  let now = 5 * dayMs + 1
  const counts = createDayCounts(() => now)
  counts.add('a', 2)
  counts.add('a', 3)
  counts.add('b', 1)
  now = 6 * dayMs - 1
  expect([counts.get('a'), counts.get('b'), counts.get('c')]).toEqual([5, 1, 0])
  now = 6 * dayMs
  expect(counts.get('a')).toBe(0)
})

test('keeps no more keys than it may: the one not seen for longest goes', () => {
  const counts = createDayCounts(() => 0)
  for (let key = 0; key < 100_000; key++) counts.add(String(key), 1)
  counts.add('0', 1)
  counts.add('one more', 1)
  expect([counts.get('0'), counts.get('1'), counts.get('one more')]).toEqual([2, 0, 1])
})

test('knows how long it is to midnight', () => {
  expect(secondsToMidnight(7 * dayMs)).toBe(86_400)
  expect(secondsToMidnight(8 * dayMs - 1)).toBe(1)
})

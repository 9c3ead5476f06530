import { expect, test } from 'vitest'
import { retryDelayMs } from './retry-delay.ts'

const shortest = (failures: number, askedMs: number | null = null): number => retryDelayMs({ failures, askedMs, random: () => 0 })
const longest = (failures: number, askedMs: number | null = null): number => retryDelayMs({ failures, askedMs, random: () => 1 })

test('the wait doubles from 1–2 s to 30–60 s and no further', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 5_000].map((failures) => [shortest(failures), longest(failures)])).toEqual([
    [1_000, 2_000],
    [2_000, 4_000],
    [4_000, 8_000],
    [8_000, 16_000],
    [16_000, 32_000],
    [30_000, 60_000],
    [30_000, 60_000],
    [30_000, 60_000],
  ])
})

test('what the relay asks for is kept, up to an hour, and not by all in the same second', () => {
  expect([shortest(0, 5_000), longest(0, 5_000)]).toEqual([5_000, 6_000])
  expect(shortest(5, 5_000)).toBe(30_000)
  expect(shortest(0, Number.MAX_SAFE_INTEGER)).toBe(3_600_000)
})

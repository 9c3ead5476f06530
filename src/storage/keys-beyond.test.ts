import { expect, test } from 'vitest'
import { keysBeyond } from './keys-beyond.ts'

const limits = { pieces: 3, bytes: 10 }

test.each([
  ['nothing is dropped from a room with space', [[2, 4], [1, 6]], []],
  ['the oldest go when there are too many', [[5, 1], [4, 1], [3, 1], [2, 1], [1, 1]], [2, 1]],
  ['the oldest go when they are too large together', [[3, 4], [2, 7], [1, 1]], [2, 1]],
  ['one piece larger than the room goes, and pushes out nothing', [[3, 11], [2, 5], [1, 5]], [3]],
] as const)('%s', (_, newestFirst, dropped) => {
  expect(keysBeyond(newestFirst, limits)).toEqual(dropped)
})

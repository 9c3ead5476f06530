import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSpelling, isNearSpelling } from './near-spelling.ts'

const isNear = (a: string, b: string): boolean => isNearSpelling(createSpelling(a), createSpelling(b))

test.each([
  ['drel', 'drel', true],
  ['drel', 'dril', false],
  ['dreli', 'drel', false],
  ['palatka', 'palatku', true],
  ['palatka', 'paltaka', true],
  ['palatka', 'palatk', true],
  ['palatka', 'palattka', true],
  ['palatka', 'ploskaa', false],
  ['velosiped', 'velosepet', true],
  ['velosiped', 'velospied', true],
  ['velosiped', 'vilosepet', false],
  ['velosipe', 'velosepd', false],
])('M6: %s and %s: %s', (a, b, expected) => {
  expect(isNear(a, b)).toBe(expected)
  expect(isNear(b, a)).toBe(expected)
})

/** The textbook table, for comparison: restricted Damerau-Levenshtein. */
const distance = (a: string, b: string): number => {
  const table = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_none, j) => (i === 0 ? j : j === 0 ? i : 0)))
  const at = (i: number, j: number): number => table[i]?.[j] ?? Number.POSITIVE_INFINITY
  for (let i = 1; i <= a.length; i += 1)
    for (let j = 1; j <= b.length; j += 1) {
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY
      const edits = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1), swapped)
      table[i]?.splice(j, 1, edits)
    }
  return at(a.length, b.length)
}

const edited = fc
  .tuple(fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 12 }), fc.array(fc.tuple(fc.nat(11), fc.constantFrom('', 'a', 'b', 'swap')), { maxLength: 3 }))
  .map(([text, edits]) => {
    const letters = [...text]
    for (const [at, edit] of edits) {
      if (edit === 'swap') letters.splice(at, 2, ...letters.slice(at, at + 2).toReversed())
      else letters.splice(at, edit === '' ? 1 : 0, edit)
    }
    return [text, letters.join('')] as const
  })

test('M6: agrees with the textbook table', () => {
  fc.assert(
    fc.property(edited, ([a, b]) => {
      const length = Math.min(a.length, b.length)
      const allowed = length >= 9 ? 2 : length >= 5 ? 1 : 0
      expect(isNear(a, b)).toBe(distance(a, b) <= allowed)
    }),
    { numRuns: 5_000 },
  )
})

import type { Band } from './types.ts'

/** Best first, each with its lower bound in twentieths: 0.95, 0.85 and 0.70 without a fraction. */
const bounds = [
  ['equal', 19],
  ['fair', 17],
  ['top-up', 14],
] as const

/** Twentieths of the larger amount that the smaller must reach to be fair. */
export const fairTwentieths = 17

/**
 * The band of two whole amounts (M3). The bounds are compared as whole numbers, so 0.85 is never
 * missed by a rounding error: with amounts up to 100,000,000 × 365 the products stay below 2^40.
 */
export const band = (a: number, b: number): Band => {
  const smaller = Math.min(a, b)
  const larger = Math.max(a, b)
  if (smaller <= 0) return 'none'
  return bounds.find(([, twentieths]) => 20 * smaller >= twentieths * larger)?.[0] ?? 'none'
}

import type { MatchListing } from './types.ts'

/**
 * Two whole amounts that stand to each other as the offers do: values of things to keep and of what carries
 * minutes, day rates of loans (M2). Rates a/m and b/n become a·n and b·m, so nothing is divided before it is compared.
 */
export const comparable = (a: MatchListing, b: MatchListing): readonly [a: number, b: number] =>
  a.days === null || b.days === null ? [a.value, b.value] : [a.value * b.days, b.value * a.days]

/** Minutes are compared with minutes only (RULES 3), a loan's days with days. */
export const isSameMeasure = (a: MatchListing, b: MatchListing): boolean => (a.minutes === null) === (b.minutes === null)

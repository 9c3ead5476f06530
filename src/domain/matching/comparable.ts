import type { MatchListing } from './types.ts'

/**
 * Two whole amounts that stand to each other as the offers do: values of things to keep, day rates
 * of loans (M2). Rates a/m and b/n become a·n and b·m, so nothing is divided before it is compared.
 */
export const comparable = (a: MatchListing, b: MatchListing): readonly [a: number, b: number] =>
  a.mode === 'permanent' ? [a.value, b.value] : [a.value * (b.days ?? 0), b.value * (a.days ?? 0)]

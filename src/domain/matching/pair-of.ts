import { band } from './band.ts'
import { comparable, isSameMeasure } from './comparable.ts'
import { fitRank } from './compare-edges.ts'
import { score } from './score.ts'
import type { Edge, Pair } from './types.ts'

/** The pair that two edges of one mode, there and back, make; undefined below the lowest band (M10). */
export const pairOf = (gives: Edge, gets: Edge): Pair | undefined => {
  if (!isSameMeasure(gives.offer, gets.offer)) return undefined
  const amounts = comparable(gives.offer, gets.offer)
  const reached = band(...amounts)
  if (reached === 'none') return undefined
  return {
    mode: gives.offer.mode,
    me: gives.offer.member,
    other: gets.offer.member,
    gives,
    gets,
    score: score(...amounts),
    band: reached,
    fit: fitRank(gives.fit) > fitRank(gets.fit) ? gives.fit : gets.fit,
  }
}

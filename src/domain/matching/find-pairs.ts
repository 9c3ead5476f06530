import { compareEdges } from './compare-edges.ts'
import { comparePairs } from './compare-pairs.ts'
import type { MatchIndex } from './create-match-index.ts'
import { edgesAround, type EdgesBetween } from './edges-around.ts'
import { pairOf } from './pair-of.ts'
import type { Edge, Pair } from './types.ts'

/** The best pair of `me` with every other member, one for each mode, best first (M12, M13). */
export const findPairs = (index: MatchIndex, me: string): readonly Pair[] =>
  edgesAround(index, me)
    .map(bestPair)
    .filter((pair) => pair !== undefined)
    .toSorted(comparePairs)

/** Every pair of `me` with one other member, best first: what the page about the two of them lists. */
export const findPairsWith = (index: MatchIndex, me: string, other: string): readonly Pair[] =>
  edgesAround(index, me)
    .filter((between) => between.other === other)
    .flatMap(({ gives, gets }) => [...pairsOf(gives, gets)])
    .toSorted(comparePairs)

const bestPair = ({ gives, gets }: EdgesBetween): Pair | undefined => {
  let best: Pair | undefined
  for (const pair of pairsOf(bestPerOffer(gives), bestPerOffer(gets)))
    if (best === undefined || comparePairs(pair, best) < 0) best = pair
  return best
}

/**
 * A pair's band and score come from its offers alone, and a better edge never makes it worse, so the
 * best edge of each offer is enough to find the best pair. This keeps the work at offers × offers.
 */
const bestPerOffer = (edges: readonly Edge[]): readonly Edge[] => {
  const bestByOffer = new Map<string, Edge>()
  for (const edge of edges) {
    const best = bestByOffer.get(edge.offer.listing)
    if (best === undefined || compareEdges(edge, best) < 0) bestByOffer.set(edge.offer.listing, edge)
  }
  return [...bestByOffer.values()]
}

function* pairsOf(gives: readonly Edge[], gets: readonly Edge[]): Iterable<Pair> {
  for (const give of gives)
    for (const get of gets) {
      const pair = pairOf(give, get)
      if (pair !== undefined) yield pair
    }
}

import type { Mode } from '../market/market-state.ts'
import { type MatchIndex, placeOf } from './create-match-index.ts'
import { edge, type NamedListing } from './edge.ts'
import type { Edge } from './types.ts'

/** The edges between one member and one other in one mode, both ways. */
export interface EdgesBetween {
  readonly mode: Mode
  readonly other: string
  readonly gives: readonly Edge[]
  readonly gets: readonly Edge[]
}

/** Every edge to and from `me`, grouped by the other member and the mode. Looks only at listings that share a category, name or concept. */
export const edgesAround = (index: MatchIndex, me: string): readonly EdgesBetween[] => {
  const betweenByKey = new Map<string, GrowingEdges>()
  for (const mine of index.byMember.get(me) ?? []) {
    const isOffer = mine.listing.side === 'offer'
    for (const theirs of candidates(index, mine)) {
      const found = isOffer ? edge(mine, theirs) : edge(theirs, mine)
      if (found === undefined) continue
      const between = betweenOf(betweenByKey, found.offer.mode, theirs.listing.member)
      if (isOffer) between.gives.push(found)
      else between.gets.push(found)
    }
  }
  return [...betweenByKey.values()]
}

interface GrowingEdges extends EdgesBetween {
  readonly gives: Edge[]
  readonly gets: Edge[]
}

const betweenOf = (betweenByKey: Map<string, GrowingEdges>, mode: Mode, other: string): GrowingEdges => {
  const key = `${mode}/${other}`
  const known = betweenByKey.get(key)
  if (known !== undefined) return known
  const between: GrowingEdges = { mode, other, gives: [], gets: [] }
  betweenByKey.set(key, between)
  return between
}

/** What could have an edge with a listing, each once. */
const candidates = (index: MatchIndex, { listing, name }: NamedListing): Iterable<NamedListing> => {
  const place = (what: string): string => placeOf(listing.side === 'offer' ? 'want' : 'offer', listing.mode, what)
  const sameCategory = index.byCategory.get(place(listing.category)) ?? []
  const elsewhere = [
    ...(index.byName.get(place(name.key)) ?? []),
    ...name.concepts.flatMap((concept) => index.byConcept.get(place(concept)) ?? []),
  ].filter((other) => other.listing.category !== listing.category)
  return elsewhere.length === 0 ? sameCategory : new Set([...sameCategory, ...elsewhere])
}

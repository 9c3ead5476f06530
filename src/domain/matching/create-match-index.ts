import { createNamer } from './create-namer.ts'
import type { NamedListing } from './edge.ts'
import { isMatchable } from './is-matchable.ts'
import type { MatchInput, MatchListing } from './types.ts'

/** The listings that may match, findable by what could satisfy them. Built once for all members of a cell. */
export interface MatchIndex {
  readonly byMember: ReadonlyMap<string, readonly NamedListing[]>
  /** Keyed by `placeOf`: one side, one mode, one category, name or concept. */
  readonly byCategory: ReadonlyMap<string, readonly NamedListing[]>
  readonly byName: ReadonlyMap<string, readonly NamedListing[]>
  readonly byConcept: ReadonlyMap<string, readonly NamedListing[]>
}

/** Leaves out what is not open, not matchable, or a resting member's (M11). */
export const createMatchIndex = ({ listings, restingMembers }: MatchInput): MatchIndex => {
  const nameOf = createNamer()
  const byMember = new Map<string, NamedListing[]>()
  const byCategory = new Map<string, NamedListing[]>()
  const byName = new Map<string, NamedListing[]>()
  const byConcept = new Map<string, NamedListing[]>()
  for (const listing of listings) {
    if (listing.state !== 'open' || !isMatchable(listing) || restingMembers.has(listing.member)) continue
    const named = { listing, name: nameOf(listing.title) }
    const { side, mode } = listing
    put(byMember, listing.member, named)
    put(byCategory, placeOf(side, mode, listing.category), named)
    put(byName, placeOf(side, mode, named.name.key), named)
    for (const concept of named.name.concepts) put(byConcept, placeOf(side, mode, concept), named)
  }
  return { byMember, byCategory, byName, byConcept }
}

export const placeOf = (side: MatchListing['side'], mode: MatchListing['mode'], what: string): string =>
  `${side}/${mode}/${what}`

const put = (listingsByKey: Map<string, NamedListing[]>, key: string, named: NamedListing): void => {
  const held = listingsByKey.get(key)
  if (held === undefined) listingsByKey.set(key, [named])
  else held.push(named)
}

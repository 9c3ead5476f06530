import { isSameMeasure } from './comparable.ts'
import type { Name } from './create-namer.ts'
import { nameFit } from './name-fit.ts'
import type { Edge, Fit, MatchListing } from './types.ts'

/** A listing with its title read. */
export interface NamedListing {
  readonly listing: MatchListing
  readonly name: Name
}

/** The edge from an offer to a want, if the one satisfies the other (M8). Both are matchable and known to be offer and want. */
export const edge = (offer: NamedListing, want: NamedListing): Edge | undefined => {
  if (offer.listing.member === want.listing.member || offer.listing.mode !== want.listing.mode) return undefined
  if (!isSameMeasure(offer.listing, want.listing)) return undefined
  const fit = fitOf(offer, want)
  return fit === undefined ? undefined : { offer: offer.listing, want: want.listing, fit }
}

/** How well the thing itself fits, whoever's it is and in whatever mode (M9). */
export const fitOf = (offer: NamedListing, want: NamedListing): Fit | undefined => {
  const named = nameFit(offer.name, want.name)
  if (offer.listing.category !== want.listing.category)
    return named === 'same' || named === 'synonym' ? 'other-category' : undefined
  if (named === 'same') return 'same-name'
  return named === undefined ? 'category-only' : 'similar-name'
}

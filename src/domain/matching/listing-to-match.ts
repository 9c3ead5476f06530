import type { ListingState } from '../market/market-state.ts'
import type { MatchListing } from './types.ts'

/** A listing as the matching rules look at it. Promised ones keep their state, so that a screen can say "it would fit, but". */
export const listingToMatch = (listing: ListingState): MatchListing => ({
  listing: listing.listing,
  version: listing.version,
  member: listing.member,
  side: listing.side,
  mode: listing.mode,
  category: listing.category,
  title: listing.title,
  value: listing.value,
  days: listing.days,
  minutes: listing.minutes,
  replacement: listing.replacement,
  many: listing.many === 1,
  state: listing.state === 'reserved' ? 'reserved' : 'open',
})

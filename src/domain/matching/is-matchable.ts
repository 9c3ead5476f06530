import { categoryOf } from '../market/categories.ts'
import type { MatchListing } from './types.ts'

/**
 * Whether a listing can stand in a pair once it is open: what is temporary has days or minutes, and its category
 * allows its mode. A category that RULES 3 does not list was added by
 * the cell, and the judge has seen to its mode.
 */
export const isMatchable = (listing: MatchListing): boolean => {
  if (listing.mode === 'temporary' && listing.days === null && listing.minutes === null) return false
  return categoryOf(listing.category)?.[listing.mode] ?? true
}

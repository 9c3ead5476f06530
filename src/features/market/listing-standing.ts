import type { ListingState } from '../../domain/market/market-state.ts'

/** How a listing stands for who looks at it now: past its day it is no longer shown or matched, though no entry ended it (RULES 2). */
export type ListingStanding = ListingState['state'] | 'ended'

export const listingStanding = ({ state, expires }: Pick<ListingState, 'state' | 'expires'>, now: number): ListingStanding =>
  state === 'open' && expires <= now ? 'ended' : state

/** Counts towards what a member wants or can give. */
export const isStanding = (standing: ListingStanding): boolean => standing === 'open' || standing === 'reserved'

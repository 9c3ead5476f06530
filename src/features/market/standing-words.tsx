import { Trans } from '@lingui/react/macro'
import type { ListingState } from '../../domain/market/market-state.ts'
import { useCommunity } from '../session/community-context.ts'
import { useNow } from '../session/use-now.ts'
import { listingStanding } from './listing-standing.ts'

/** How a notice stands, in a sentence. */
export const StandingWords = ({ listing }: { readonly listing: ListingState }) => {
  const { format } = useCommunity()
  const now = useNow()
  const day = format.date(format.dayOf(listing.expires))
  switch (listingStanding(listing, now)) {
    case 'open':
      return <Trans>It is shown to everyone until {day}.</Trans>
    case 'reserved':
      if (listing.side === 'want') return <Trans>An agreement that all have signed covers it.</Trans>
      return listing.mode === 'temporary'
        ? <Trans>It is promised in an agreement that all have signed. When it is back, it is free again.</Trans>
        : <Trans>It is promised in an agreement that all have signed.</Trans>
    case 'fulfilled':
      return listing.side === 'want' ? <Trans>It was received: both have confirmed the hand-over.</Trans> : <Trans>It was given away: both have confirmed the hand-over.</Trans>
    case 'ended':
      return <Trans>Its time was up on {day}. It is not shown or compared any more.</Trans>
    case 'withdrawn':
      return <Trans>Its author has withdrawn it.</Trans>
  }
}

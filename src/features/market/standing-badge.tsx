import type { ReactNode } from 'react'
import { Trans } from '@lingui/react/macro'
import type { ListingState } from '../../domain/market/market-state.ts'
import { Badge, type BadgeProps } from '../../ui/badge.tsx'
import { useNow } from '../session/use-now.ts'
import { listingStanding, type ListingStanding } from './listing-standing.ts'

/** How a notice stands, in a word. */
export const StandingBadge = ({ listing }: { readonly listing: ListingState }) => {
  const standing = listingStanding(listing, useNow())
  return <Badge tone={tones[standing]}>{words[standing](listing)}</Badge>
}

const tones: Record<ListingStanding, NonNullable<BadgeProps['tone']>> = {
  open: 'leaf', reserved: 'maize', fulfilled: 'lake', ended: 'plain', withdrawn: 'plain',
}

const words: Record<ListingStanding, (listing: ListingState) => ReactNode> = {
  open: () => <Trans context="notice">open</Trans>,
  reserved: () => <Trans context="notice">promised</Trans>,
  fulfilled: ({ side }) => (side === 'want' ? <Trans context="notice">received</Trans> : <Trans context="notice">given</Trans>),
  ended: () => <Trans context="notice">time is up</Trans>,
  withdrawn: () => <Trans context="notice">withdrawn</Trans>,
}

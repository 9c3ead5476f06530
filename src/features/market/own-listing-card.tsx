import { Trans } from '@lingui/react/macro'
import type { ListingState } from '../../domain/market/market-state.ts'
import { Card } from '../../ui/card.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { useCommunity } from '../session/community-context.ts'
import { CategoryIcon } from './category-icon.tsx'
import { editListingHref, listingHref } from './listing-href.ts'
import { StandingBadge } from './standing-badge.tsx'
import { useListingWords } from './use-listing-words.ts'
import { WithdrawButton } from './withdraw-button.tsx'
import s from './market.module.css'

/** A notice of this phone's member, with what they can do to it. */
export const OwnListingCard = ({ listing }: { readonly listing: ListingState }) => {
  const { writes } = useCommunity()
  const words = useListingWords()
  const { title } = listing
  return (
    <Card
      as="li"
      titleLevel={3}
      tone={listing.side === 'want' ? 'lake' : 'terracotta'}
      href={listingHref(listing.listing)}
      title={title}
      aside={<StandingBadge listing={listing} />}
      foot={writes && (
        <div className={s['acts']}>
          <LinkButton look="quiet" href={editListingHref(listing.listing)}><Trans>Change</Trans></LinkButton>
          <WithdrawButton look="quiet" listing={listing} />
        </div>
      )}
    >
      <span className={s['thing']}><CategoryIcon category={listing.category} /> {words.category(listing.category)}</span>
      <span><span className={s['amount']}>{words.amount(listing)}</span>{listing.days !== null && <span className={s['muted']}> · {words.dayRate(listing)}</span>}</span>
    </Card>
  )
}

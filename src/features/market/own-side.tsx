import { Trans, useLingui } from '@lingui/react/macro'
import type { ListingState, Mode, Side } from '../../domain/market/market-state.ts'
import { IconPlus } from '../../ui/icons.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Section } from '../../ui/section.tsx'
import { useCommunity } from '../session/community-context.ts'
import { useNow } from '../session/use-now.ts'
import { newListingHref } from './listing-href.ts'
import { isStanding, listingStanding } from './listing-standing.ts'
import { OwnListingCard } from './own-listing-card.tsx'
import s from './market.module.css'

export interface OwnSideProps {
  readonly side: Side
  readonly mode: Mode
  readonly listings: readonly ListingState[]
}

/** One of the two columns: what I want, or what I can give, with what it is worth together. */
export const OwnSide = ({ side, mode, listings }: OwnSideProps) => {
  const { t } = useLingui()
  const { format, writes } = useCommunity()
  const now = useNow()
  const standing = listings.filter(listing => isStanding(listingStanding(listing, now)))
  const total = format.money(standing.reduce((sum, { value }) => sum + value, 0))
  return (
    <Section
      title={side === 'want' ? <Trans>I want</Trans> : <Trans>I can give</Trans>}
      aside={standing.length > 0 && <span className={s['total']}><Trans>together {total}</Trans></span>}
    >
      {listings.length === 0
        ? <p className={s['empty']}>{firstWords()}</p>
        : <ul className={s['cards']}>{listings.map(listing => <OwnListingCard key={listing.listing} listing={listing} />)}</ul>}
      {writes && (
        <LinkButton href={newListingHref(side, mode)} icon={<IconPlus />} wide>
          {side === 'want' ? <Trans>Add what I want</Trans> : <Trans>Add what I can give</Trans>}
        </LinkButton>
      )}
    </Section>
  )

  function firstWords(): string {
    if (mode === 'permanent') return side === 'want' ? t`What would you like to have? Start with one thing.` : t`What do you have that someone else could use?`
    return side === 'want' ? t`What would you like to borrow, or have done for you?` : t`What could you lend, or do for others?`
  }
}

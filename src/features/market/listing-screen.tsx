import { useMemo } from 'react'
import { Trans, useLingui } from '@lingui/react/macro'
import { useLocation } from 'wouter'
import type { EntryId } from '../../domain/ledger/entry.ts'
import type { ListingState } from '../../domain/market/market-state.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconEdit } from '../../ui/icons.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { NoticeBanner } from '../../ui/notice-banner.tsx'
import { Page } from '../../ui/page.tsx'
import { useLiveQuery } from '../../ui/use-live-query.ts'
import { RecordsLink } from '../entries/records-link.tsx'
import { useCommunity } from '../session/community-context.ts'
import { ListingAgreements } from './listing-agreements.tsx'
import { ListingFacts } from './listing-facts.tsx'
import { ListingFit } from './listing-fit.tsx'
import { editListingHref, marketHref } from './listing-href.ts'
import { StandingBadge } from './standing-badge.tsx'
import { StandingWords } from './standing-words.tsx'
import { WithdrawButton } from './withdraw-button.tsx'

/** One notice: all it says, how it stands, and what it fits. */
export const ListingScreen = ({ listing: id }: { readonly listing: EntryId }) => {
  const { t } = useLingui()
  const { queries } = useCommunity()
  const listing = useLiveQuery(useMemo(() => queries.listing(id), [queries, id]))
  if (listing === undefined) return null
  if (listing === null) {
    return (
      <Page title={t`No such notice`} back={{ href: '/market', label: t({ message: 'Market', context: 'navigation' }) }}>
        <EmptyState title={t`This notice is not on this phone`}><Trans>It may still be on its way, or the link is not right.</Trans></EmptyState>
      </Page>
    )
  }
  return <Listing key={id} listing={listing} />
}

const Listing = ({ listing }: { readonly listing: ListingState }) => {
  const { t } = useLingui()
  const { me, writes } = useCommunity()
  const [, navigate] = useLocation()
  const isMine = listing.member === me
  const isChangeable = isMine && writes && listing.state !== 'withdrawn'
  return (
    <Page
      title={listing.title}
      lead={<StandingWords listing={listing} />}
      back={{ href: marketHref(listing.mode), label: t({ message: 'Market', context: 'navigation' }) }}
      aside={<StandingBadge listing={listing} />}
      action={isChangeable && (
        <>
          <LinkButton href={editListingHref(listing.listing)} icon={<IconEdit />}><Trans>Change</Trans></LinkButton>
          <WithdrawButton look="secondary" listing={listing} onWithdrawn={() => { navigate(marketHref(listing.mode), { replace: true }) }} />
        </>
      )}
    >
      {listing.fromStoppedDevice === 1 && (
        <NoticeBanner tone="warning"><Trans>This comes from a phone that was stopped. Ask its member whether it still holds.</Trans></NoticeBanner>
      )}
      <ListingFacts listing={listing} />
      <RecordsLink ids={[...new Set([listing.listing, listing.version])]} />
      <ListingAgreements listing={listing} />
      {listing.state !== 'withdrawn' && listing.state !== 'fulfilled' && <ListingFit listing={listing} />}
    </Page>
  )
}

import { useMemo } from 'react'
import { Trans, useLingui } from '@lingui/react/macro'
import type { Mode, Side } from '../../domain/market/market-state.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconPlus, IconSwap } from '../../ui/icons.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { useLiveQuery } from '../../ui/use-live-query.ts'
import { useCommunity } from '../session/community-context.ts'
import { useNow } from '../session/use-now.ts'
import { newListingHref } from '../market/listing-href.ts'
import { listingStanding } from '../market/listing-standing.ts'

/** Says what is missing before anything can fit. */
export const NothingFits = ({ mode }: { readonly mode: Mode }) => {
  const { t } = useLingui()
  const { queries, me, writes } = useCommunity()
  const now = useNow()
  const own = useLiveQuery(useMemo(() => queries.listingsOf(me, mode), [queries, me, mode]))
  if (own === undefined) return null
  const has = (side: Side): boolean => own.some(listing => listing.side === side && listingStanding(listing, now) === 'open')
  const icon = <IconSwap size={40} />
  const add = (side: Side) => writes && (
    <LinkButton look="primary" icon={<IconPlus />} href={newListingHref(side, mode)}>
      {side === 'want' ? <Trans>Add what I want</Trans> : <Trans>Add what I can give</Trans>}
    </LinkButton>
  )
  if (!has('offer')) {
    return (
      <EmptyState icon={icon} title={t`What can you give?`} action={add('offer')}>
        {has('want') ? <Trans>You have said what you want. An exchange needs something that goes the other way too.</Trans> : <Trans>Say one thing you can give and one you want. Then your phone can compare.</Trans>}
      </EmptyState>
    )
  }
  if (!has('want')) {
    return <EmptyState icon={icon} title={t`What do you want?`} action={add('want')}><Trans>You have said what you can give. An exchange needs something that goes the other way too.</Trans></EmptyState>
  }
  return <EmptyState icon={icon} title={t`Nothing fits yet`}><Trans>Your phone looks again whenever a notice comes in, also without a network. The more you say you can give, the sooner something fits.</Trans></EmptyState>
}

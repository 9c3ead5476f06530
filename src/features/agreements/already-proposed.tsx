import { Trans, useLingui } from '@lingui/react/macro'
import { isLive } from '../../domain/market/agreement-fold.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { NoticeBanner } from '../../ui/notice-banner.tsx'
import { useLiveQuery } from '../../ui/use-live-query.ts'
import type { PairView } from '../matches/pair-view.ts'
import { useCommunity } from '../session/community-context.ts'
import { agreementHref } from './agreement-href.ts'

/** A thing that does not run out can be promised again and again; another one twice is a clash (RULES 4, 6). */
export const AlreadyProposed = ({ pair: { iGive, iGet } }: { readonly pair: PairView }) => {
  const { t } = useLingui()
  const { me, queries } = useCommunity()
  const agreements = useLiveQuery(queries.agreementsOf(me))
  const promised = [iGive, iGet].filter(({ many }) => many === 0).map(({ listing }) => listing)
  const there = agreements?.find(({ status, terms }) => isLive(status) && terms.legs.some(({ listing }) => listing !== null && promised.includes(listing)))
  if (there === undefined) return null
  return (
    <NoticeBanner
      tone="warning"
      title={t`One of these is in an agreement already`}
      action={<LinkButton href={agreementHref(there.agreement)}><Trans>Look at it</Trans></LinkButton>}
    >
      <Trans>Proposing it again promises the same thing twice.</Trans>
    </NoticeBanner>
  )
}

import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from 'wouter'
import { AvatarInitials } from '../../ui/avatar-initials.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconSwap } from '../../ui/icons.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Page } from '../../ui/page.tsx'
import { useCommunity } from '../session/community-context.ts'
import { memberHref } from '../community/people.ts'
import { BandBadge } from './band-badge.tsx'
import { proposeHref } from './match-href.ts'
import { MatchSummary } from './match-summary.tsx'
import type { PairView } from './pair-view.ts'
import { useMayPropose } from './use-may-propose.ts'
import { usePair } from './use-pair.ts'
import s from './match.module.css'

/** One match, with everything that can be said about it. */
export const MatchScreen = ({ pair: id }: { readonly pair: string }) => {
  const { t } = useLingui()
  const pair = usePair(id)
  if (pair === undefined) return null
  if (pair === null) {
    return (
      <Page title={t`It no longer fits`} back={{ href: '/matches', label: t`What fits` }}>
        <EmptyState icon={<IconSwap size={40} />} title={t`One of the notices has changed`} action={<LinkButton href="/matches"><Trans>What fits now</Trans></LinkButton>}>
          <Trans>It was changed, withdrawn or promised to someone.</Trans>
        </EmptyState>
      </Page>
    )
  }
  return <Match pair={pair} />
}

const Match = ({ pair }: { readonly pair: PairView }) => {
  const { t } = useLingui()
  const { self } = useCommunity()
  const mayPropose = useMayPropose()
  const { other, explanation } = pair
  const { name } = other
  return (
    <Page
      title={t`It fits with ${name}`}
      lead={<Trans>Your phone found this by itself. Nobody hears of it until you propose.</Trans>}
      back={{ href: `/matches?mode=${explanation.mode}`, label: t`What fits` }}
      action={mayPropose && <LinkButton look="primary" href={proposeHref(pair.id)}><Trans>Propose</Trans></LinkButton>}
    >
      <div className={s['who']}>
        <AvatarInitials name={name} large />
        <div>
          <div className={s['thing']}><Link href={memberHref(other.member)}>{name}</Link></div>
          <div><BandBadge band={explanation.band} /></div>
        </div>
      </div>
      <p><BandWords pair={pair} /></p>
      <MatchSummary pair={pair} linked />
      {self.standing === 'waiting' && <p><Trans>You can propose as soon as you have been let in.</Trans></p>}
    </Page>
  )
}

/** The band in a sentence, with the score behind it. */
const BandWords = ({ pair: { explanation: { band, score, mode } } }: { readonly pair: PairView }) => {
  const { format } = useCommunity()
  // Cut, not rounded: 84.9 % is no 85 %, from where on it is fair.
  const near = format.percent(Math.floor(score * 100) / 100)
  const equalFrom = format.percent(0.95)
  const fairFrom = format.percent(0.85)
  const what = mode === 'permanent' ? <Trans>The smaller value is {near} of the larger.</Trans> : <Trans>The smaller day rate is {near} of the larger.</Trans>
  switch (band) {
    case 'equal': return <>{what} <Trans>From {equalFrom} on it is called equal.</Trans></>
    case 'fair': return <>{what} <Trans>From {fairFrom} on it is called fair.</Trans></>
    case 'top-up': return <>{what} <Trans>Below {fairFrom} one of you adds something.</Trans></>
  }
}

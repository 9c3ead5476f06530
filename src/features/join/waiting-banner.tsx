import { useContext } from 'react'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link, useLocation } from 'wouter'
import { NoticeBanner } from '../../ui/notice-banner.tsx'
import { CommunityContext } from '../session/community-context.ts'
import { useInviter } from './use-inviter.ts'

/** Until this phone's member is let in: on every screen but the one that explains it. */
export const WaitingBanner = () => {
  const { t } = useLingui()
  const community = useContext(CommunityContext)
  const inviter = useInviter()
  const [location] = useLocation()
  if (community === undefined || community.self.standing !== 'waiting' || location === '/waiting') return null
  return (
    <NoticeBanner tone="info" title={inviter === null ? t`Waiting to be let in` : t`Waiting for ${inviter}’s phone`} action={<Link href="/waiting"><Trans>What this means</Trans></Link>}>
      <Trans>Read and write already: others see it once you are in.</Trans>
    </NoticeBanner>
  )
}

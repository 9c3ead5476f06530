import { useContext } from 'react'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from 'wouter'
import { NoticeBanner } from '../../ui/notice-banner.tsx'
import { CommunityContext } from '../session/community-context.ts'
import { useInviter } from './use-inviter.ts'

/** On every screen until this phone's member is let in. */
export const WaitingBanner = () => {
  const { t } = useLingui()
  const community = useContext(CommunityContext)
  const inviter = useInviter()
  if (community === undefined || community.self.standing !== 'waiting') return null
  return (
    <NoticeBanner tone="info" title={inviter === null ? t`Waiting to be let in` : t`Waiting for ${inviter}’s phone`} action={<Link href="/waiting"><Trans>What this means</Trans></Link>}>
      <Trans>You can already read everything and write. What you write is shown to the others once you are in.</Trans>
    </NoticeBanner>
  )
}

import { useMemo } from 'react'
import { Trans, useLingui } from '@lingui/react/macro'
import { NoticeBanner } from '../../ui/notice-banner.tsx'
import { Page } from '../../ui/page.tsx'
import { TimelineSteps } from '../../ui/timeline-steps.tsx'
import { useLiveQuery } from '../../ui/use-live-query.ts'
import { SyncLine } from '../community/sync-line.tsx'
import { useCommunity } from '../session/community-context.ts'
import { useNow } from '../session/use-now.ts'
import { useInviter } from './use-inviter.ts'
import { useStepWords } from './use-step-words.ts'

/** What waiting means, how far it has come, and what can be done if it takes long. */
export const WaitingScreen = () => {
  const { t } = useLingui()
  const { state, self } = useCommunity()
  const stateWords = useStepWords()
  const inviter = useInviter()
  const sent = useIsRequestSent()
  const isIn = self.standing === 'member'
  return (
    <Page
      title={isIn ? t`You are in` : t`Waiting to be let in`}
      lead={isIn ? t`You are a member of ${state.name}.` : t`You have asked to join ${state.name}.`}
      back={{ href: '/', label: t`Home` }}
      aside={<SyncLine />}
    >
      <TimelineSteps
        label={t`How far it is`}
        stateWords={stateWords}
        steps={[
          { key: 'asked', label: t`You asked to join`, note: t`Saved on this phone`, state: 'done' },
          { key: 'sent', label: t`Your request is on its way`, note: sent || isIn ? t`It has left this phone` : t`It goes out as soon as there is a connection`, state: sent || isIn ? 'done' : 'current' },
          {
            key: 'in',
            label: inviter === null ? t`The phone that invited you lets you in` : t`${inviter}’s phone lets you in`,
            note: t`By itself, as soon as it is switched on and has a connection. A coordinator can also do it by hand.`,
            state: isIn ? 'done' : sent ? 'current' : 'next',
          },
        ]}
      />
      {!isIn && <>
        <InvitationNotice />
        <p><Trans>You can read everything already. You can also write notices: they are kept on this phone and reach the others when you are in.</Trans></p>
        <p><Trans>Proposing an agreement and inviting others come after that.</Trans></p>
        {inviter !== null && <p><Trans>If it takes long, ask {inviter} to open the app.</Trans></p>}
      </>}
    </Page>
  )
}

const useIsRequestSent = (): boolean => {
  const { queries } = useCommunity()
  const sync = useLiveQuery(queries.sync())
  return sync ? sync.syncedAt !== null && sync.waiting === 0 : false
}

/** Why the inviter's phone would not answer by itself, when that can be seen. */
const InvitationNotice = () => {
  const { t } = useLingui()
  const { queries, me } = useCommunity()
  const now = useNow()
  const member = useLiveQuery(queries.member(me))
  const invitations = useLiveQuery(queries.invitations())
  const invitation = useMemo(() => invitations?.find(each => each.invitation === member?.invitation), [invitations, member])
  if (invitation === undefined) return null
  const why = invitation.withdrawn === 1
    ? t`The invitation was withdrawn.`
    : invitation.used >= invitation.uses
      ? t`The invitation was already used by someone else.`
      : invitation.expires < now ? t`The invitation has ended.` : undefined
  if (why === undefined) return null
  return (
    <NoticeBanner tone="warning" title={why}>
      <Trans>You are not let in by itself any more. A coordinator can still do it by hand, or ask for a new invitation.</Trans>
    </NoticeBanner>
  )
}

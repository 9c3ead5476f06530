import { useState } from 'react'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useLocation } from 'wouter'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconLock, IconPeople, IconPerson } from '../../ui/icons.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { NoticeBanner } from '../../ui/notice-banner.tsx'
import { Page } from '../../ui/page.tsx'
import { RadioCards } from '../../ui/radio-cards.tsx'
import { useLiveQuery } from '../../ui/use-live-query.ts'
import { useCommunity } from '../session/community-context.ts'
import { useInstall } from '../session/install-context.ts'
import { ProblemNotice } from '../session/problem-notice.tsx'
import { useAct } from '../session/use-act.ts'
import { OpenInvitations } from './open-invitations.tsx'

type How = 'person' | 'poster'

/** Making an invitation, and those that are open. */
export const InviteScreen = () => {
  const { t } = useLingui()
  const { cell, state, self, me, queries, writes } = useCommunity()
  const { commands } = useInstall()
  const [, navigate] = useLocation()
  const sync = useLiveQuery(queries.sync())
  const isSteward = useLiveQuery(queries.member(me))?.steward === 1
  const [how, setHow] = useState<How>('person')
  const act = useAct()
  const back = { href: '/community', label: t`People` }
  const { invitationsBy, linkDays, posterDays } = state.policy

  if (self.standing === 'waiting') {
    return (
      <Page title={t`Invite someone`} back={back}>
        <EmptyState icon={<IconLock size={40} />} title={t`First you have to be let in yourself`} action={<LinkButton href="/waiting"><Trans>How far it is</Trans></LinkButton>} />
      </Page>
    )
  }
  if (invitationsBy === 'stewards' && !isSteward) {
    return (
      <Page title={t`Invite someone`} back={back}>
        <EmptyState icon={<IconLock size={40} />} title={t`Here coordinators invite`}><Trans>This community has agreed on it. Ask a coordinator to invite the person.</Trans></EmptyState>
      </Page>
    )
  }
  const make = async () => {
    const done = await act.run(() => commands.invite(cell, how))
    if (done?.ok === true) navigate(`/community/invite/${done.value.invitation}`)
  }
  return (
    <Page
      title={t`Invite someone`}
      lead={t`Choose for whom it is, then make the invitation.`}
      back={back}
      action={writes && <Button pending={act.pending} onClick={() => { void make() }}><Trans>Make the invitation</Trans></Button>}
    >
      <ProblemNotice act={act} />
      {sync?.link === 'none' && (
        <NoticeBanner tone="warning" title={t`There is no meeting point yet`} action={<LinkButton href="/settings/meeting-points"><Trans>Add a meeting point</Trans></LinkButton>}>
          <Trans>Without one the records cannot reach the new person’s phone. Add one first: it becomes part of the invitation.</Trans>
        </NoticeBanner>
      )}
      <RadioCards<How>
        label={t`For whom?`}
        value={how}
        onChange={setHow}
        options={[
          { value: 'person', icon: <IconPerson />, label: t`For one person`, note: <Plural value={linkDays} one="Can be used once, for # day" other="Can be used once, within # days" /> },
          { value: 'poster', icon: <IconPeople />, label: t`A poster for many`, note: <Plural value={posterDays} one="Up to 100 people, for # day" other="Up to 100 people, within # days" /> },
        ]}
      />
      <NoticeBanner tone="info">
        <Trans>Whoever sees the link or the code can read this community’s records, also those written later, even without joining. Give it only to people you would let read them.</Trans>
      </NoticeBanner>
      <OpenInvitations isSteward={isSteward} />
    </Page>
  )
}

import { useMemo } from 'react'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from 'wouter'
import type { MemberId } from '../../domain/ledger/entry.ts'
import type { MemberState } from '../../domain/people/people-state.ts'
import { AvatarInitials } from '../../ui/avatar-initials.tsx'
import { Badge } from '../../ui/badge.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FactList, type Fact } from '../../ui/fact-list.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { NoticeBanner } from '../../ui/notice-banner.tsx'
import { Page } from '../../ui/page.tsx'
import { useLiveQuery } from '../../ui/use-live-query.ts'
import { useCommunity } from '../session/community-context.ts'
import { memberHref } from './people.ts'
import s from './member-screen.module.css'

/** One person: since when they are here, and who brought them. */
export const MemberScreen = ({ member: id }: { readonly member: MemberId }) => {
  const { t } = useLingui()
  const { queries } = useCommunity()
  const member = useLiveQuery(useMemo(() => queries.member(id), [queries, id]))
  const back = { href: '/community', label: t`People` }
  if (member === undefined) return null
  if (member === null) {
    return (
      <Page title={t`Nobody here`} back={back}>
        <EmptyState title={t`This person is not on this phone yet`}><Trans>Their record may still be on its way.</Trans></EmptyState>
      </Page>
    )
  }
  return <Member member={member} back={back} />
}

const Member = ({ member, back }: { readonly member: MemberState; readonly back: { readonly href: string; readonly label: string } }) => {
  const { t } = useLingui()
  const { me } = useCommunity()
  const facts = useMemberFacts(member)
  const isMe = member.member === me
  return (
    <Page title={member.name} back={back} action={isMe && <LinkButton href="/settings"><Trans>Change my name</Trans></LinkButton>}>
      <div className={s['head']}>
        <AvatarInitials name={member.name} large />
        <div className={s['badges']}>
          {isMe && <Badge tone="lake"><Trans>you</Trans></Badge>}
          {member.steward === 1 && <Badge tone="maize"><Trans>coordinator</Trans></Badge>}
          {member.state === 'resting' && <Badge><Trans>resting</Trans></Badge>}
          {member.admitted === 0 && <Badge><Trans>wants to join</Trans></Badge>}
        </div>
      </div>
      {member.state === 'resting' && <p>{isMe ? <Trans>You are resting: nothing is matched with you until you go on, in the settings.</Trans> : t`${member.name} is resting: no matches and no proposals for now.`}</p>}
      {member.devices.some(({ stopped }) => stopped === 1) && (
        <NoticeBanner tone="warning" title={t`One of this person’s phones was stopped`}>
          <Trans>It wrote two different records under one number. What others had already answered stands; the rest of that phone no longer counts. Talk to {member.name}: it can happen by copying a phone.</Trans>
        </NoticeBanner>
      )}
      <FactList facts={facts} />
    </Page>
  )
}

const useMemberFacts = ({ joinedAt, invitedBy, admittedBy, member, admitted, devices }: MemberState): readonly Fact[] => {
  const { t } = useLingui()
  const { format, state } = useCommunity()
  const isFounder = member === state.founder
  return [
    { key: 'joined', name: admitted === 1 ? t`Here since` : t`Asked on`, value: format.date(format.dayOf(joinedAt)) },
    ...(isFounder
      ? [{ key: 'by', name: t`Invited by`, value: t`nobody: started this community` }]
      : [{ key: 'by', name: t`Invited by`, value: invitedBy === null ? t`not known here` : <MemberLink member={invitedBy} /> }]),
    ...(admittedBy === null || admittedBy === invitedBy || isFounder ? [] : [{ key: 'admitted', name: t`Let in by`, value: <MemberLink member={admittedBy} /> }]),
    { key: 'phones', name: t`Phones`, value: format.number(devices.length) },
  ]
}

const MemberLink = ({ member: id }: { readonly member: MemberId }) => {
  const { queries } = useCommunity()
  const member = useLiveQuery(useMemo(() => queries.member(id), [queries, id]))
  return <Link href={memberHref(id)}>{member?.name ?? <Trans>someone</Trans>}</Link>
}

import { useEffect, useMemo, useState } from 'react'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useLocation } from 'wouter'
import type { EntryId } from '../../domain/ledger/entry.ts'
import type { Done, InvitationLink } from '../../core/commands/commands.ts'
import type { InvitationState } from '../../domain/people/people-state.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconTrash } from '../../ui/icons.tsx'
import { NoticeBanner } from '../../ui/notice-banner.tsx'
import { Page } from '../../ui/page.tsx'
import { useLiveQuery } from '../../ui/use-live-query.ts'
import { useCommunity } from '../session/community-context.ts'
import { useInstall } from '../session/install-context.ts'
import { ProblemNotice } from '../session/problem-notice.tsx'
import { ProblemWords } from '../session/problem-words.tsx'
import { useAct } from '../session/use-act.ts'
import { useNow } from '../session/use-now.ts'
import { InvitationCode } from './invitation-code.tsx'
import { isInvitationOpen } from './is-invitation-open.ts'

/** One invitation to show, send or withdraw. */
export const InvitationShown = ({ invitation: id }: { readonly invitation: EntryId }) => {
  const { t } = useLingui()
  const { queries } = useCommunity()
  const invitations = useLiveQuery(queries.invitations())
  const back = { href: '/community/invite', label: t`Invitations` }
  if (invitations === undefined) return null
  const invitation = invitations.find(each => each.invitation === id)
  return invitation === undefined
    ? <Page title={t`Invitation`} back={back}><EmptyState title={t`This invitation is not on this phone`} /></Page>
    : <Shown invitation={invitation} back={back} />
}

interface ShownProps {
  readonly invitation: InvitationState
  readonly back: { readonly href: string; readonly label: string }
}

const Shown = ({ invitation, back }: ShownProps) => {
  const { t } = useLingui()
  const { state, format, writes } = useCommunity()
  const now = useNow()
  const open = isInvitationOpen(invitation, now)
  const until = format.date(format.dayOf(invitation.expires))
  return (
    <Page
      title={invitation.uses === 1 ? t`Invitation for one person` : t`Poster`}
      lead={open ? t`For ${state.name}, good until ${until}` : <EndedWords invitation={invitation} />}
      back={back}
    >
      {invitation.uses > 1 && <p><Plural value={invitation.used} one="# person has joined with it." other="# people have joined with it." /></p>}
      {open && <Link invitation={invitation} />}
      {open && (
        <NoticeBanner tone="info">
          <Trans>Whoever sees this code or link can read this community’s records, also those written later, even without joining and even after {until}. Give it only to people you would let read them.</Trans>
        </NoticeBanner>
      )}
      {open && writes && <Withdraw invitation={invitation.invitation} />}
    </Page>
  )
}

const EndedWords = ({ invitation: { withdrawn, used, uses } }: { readonly invitation: InvitationState }) =>
  withdrawn === 1 ? <Trans>Withdrawn: nobody is let in with it any more.</Trans> : used >= uses ? <Trans>Used.</Trans> : <Trans>It has ended.</Trans>

/** Only the phone that made an invitation has its secret. */
const Link = ({ invitation: { invitation, by } }: { readonly invitation: InvitationState }) => {
  const { cell, me } = useCommunity()
  const { commands } = useInstall()
  const [link, setLink] = useState<Done<InvitationLink>>()
  useEffect(() => {
    let gone = false
    const read = async () => {
      const done = await commands.invitationLink(cell, invitation)
      if (!gone) setLink(done)
    }
    void read()
    return () => { gone = true }
  }, [commands, cell, invitation])
  if (link === undefined) return null
  if (link.ok) return <InvitationCode payload={link.value.payload} />
  return by === me
    ? <NoticeBanner tone="info"><ProblemWords problem={link.error} /></NoticeBanner>
    : <NoticeBanner tone="info"><Trans>Its code can only be shown by the phone that made it.</Trans></NoticeBanner>
}

const Withdraw = ({ invitation }: { readonly invitation: EntryId }) => {
  const { t } = useLingui()
  const { cell } = useCommunity()
  const { commands } = useInstall()
  const [, navigate] = useLocation()
  const [asking, setAsking] = useState(false)
  const act = useAct()
  const close = useMemo(() => () => { setAsking(false) }, [])
  const withdraw = async () => {
    const done = await act.run(() => commands.withdrawInvitation(cell, invitation))
    if (done?.ok === true) navigate('/community/invite', { replace: true })
  }
  return (
    <>
      <Button look="quiet" icon={<IconTrash />} onClick={() => { setAsking(true) }}><Trans>Withdraw this invitation</Trans></Button>
      <ConfirmDialog
        open={asking}
        danger
        title={t`Withdraw this invitation?`}
        confirmLabel={t`Withdraw`}
        cancelLabel={t`Keep it`}
        pending={act.pending}
        onConfirm={() => { void withdraw() }}
        onCancel={close}
      >
        <ProblemNotice act={act} />
        <Trans>Nobody is let in with it any more. Whoever has joined stays, and whoever has the link can still read what was written until now.</Trans>
      </ConfirmDialog>
    </>
  )
}

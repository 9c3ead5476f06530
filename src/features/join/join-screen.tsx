import { useEffect, useState } from 'react'
import { Trans, useLingui } from '@lingui/react/macro'
import type { CellId } from '../../domain/ledger/entry.ts'
import type { Done, InvitationPreview } from '../../core/commands/commands.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { IconWarning } from '../../ui/icons.tsx'
import { NoticeBanner } from '../../ui/notice-banner.tsx'
import { Page } from '../../ui/page.tsx'
import { NameField, isName } from '../first-run/name-field.tsx'
import { useInstall } from '../session/install-context.ts'
import { ProblemNotice } from '../session/problem-notice.tsx'
import { ProblemWords } from '../session/problem-words.tsx'
import { useAct } from '../session/use-act.ts'
import { usePlainFormat } from '../session/use-plain-format.ts'
import { relayHost } from '../settings/relay-address.ts'

export interface JoinScreenProps {
  /** The link, the payload, or whatever was pasted. */
  readonly invitation: string
  readonly onJoined: (cell: CellId) => void
  readonly onAway: () => void
}

/** An invitation, read: whose community, who invites, until when. Nothing is used up until the name is given. */
export const JoinScreen = ({ invitation, onJoined, onAway }: JoinScreenProps) => {
  const { t } = useLingui()
  const preview = usePreview(invitation)
  if (preview === undefined) return null
  if (!preview.ok) {
    return (
      <Page title={t`Invitation`} action={<Button look="secondary" onClick={onAway}><Trans>Back</Trans></Button>}>
        <EmptyState icon={<IconWarning size={40} />} title={t`This invitation cannot be used`}>
          <ProblemWords problem={preview.error} />
        </EmptyState>
      </Page>
    )
  }
  return preview.value.alreadyMember
    ? <AlreadyMember preview={preview.value} onAway={onAway} />
    : <Join invitation={invitation} preview={preview.value} onJoined={onJoined} onAway={onAway} />
}

const usePreview = (invitation: string): Done<InvitationPreview> | undefined => {
  const { commands } = useInstall()
  const [preview, setPreview] = useState<{ readonly of: string; readonly done: Done<InvitationPreview> }>()
  useEffect(() => {
    let gone = false
    const read = async () => {
      const done = await commands.previewInvitation(invitation)
      if (!gone) setPreview({ of: invitation, done })
    }
    void read()
    return () => { gone = true }
  }, [commands, invitation])
  return preview?.of === invitation ? preview.done : undefined
}

const Join = ({ invitation, preview, onJoined, onAway }: JoinScreenProps & { readonly preview: InvitationPreview }) => {
  const { t } = useLingui()
  const { commands, platform } = useInstall()
  const format = usePlainFormat()
  const act = useAct()
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const { community, invitedBy } = preview
  const now = platform.now()
  const ended = preview.expires < now

  const join = async () => {
    setTried(true)
    if (!isName(name)) return
    const done = await act.run(() => commands.joinCommunity({ invitation, name: name.trim() }))
    if (done?.ok !== true) return
    void platform.persist()
    onJoined(done.value)
  }
  return (
    <Page
      title={t`Join ${community}`}
      lead={t`${invitedBy} invites you to this community.`}
      action={<>
        <Button pending={act.pending} onClick={() => { void join() }}>{ended ? <Trans>Ask anyway</Trans> : <Trans>Join</Trans>}</Button>
        <Button look="secondary" onClick={onAway}><Trans>Not now</Trans></Button>
      </>}
    >
      {ended && (
        <NoticeBanner tone="warning" title={t`This invitation has ended`}>
          <Trans>Better ask {invitedBy} for a new one. With this one you are not let in by itself; a coordinator would have to do it by hand.</Trans>
        </NoticeBanner>
      )}
      <Card title={community} tone="maize">
        <FactList
          facts={[
            { key: 'by', name: t`Invited by`, value: invitedBy },
            { key: 'until', name: t`Good until`, value: `${format.date(format.dayOf(preview.expires))} (${format.relative(preview.expires, now)})` },
            { key: 'relays', name: t`Where its phones meet`, value: preview.relays.length === 0 ? t`nowhere yet` : format.list(preview.relays.map(relayHost)) },
          ]}
        />
      </Card>
      {preview.relays.length === 0 && (
        <NoticeBanner tone="warning"><Trans>This community has no meeting point yet, so its records cannot come to this phone. Ask {invitedBy} to add one and to send a new invitation.</Trans></NoticeBanner>
      )}
      <NameField value={name} onChange={setName} showFault={tried} />
      <ProblemNotice act={act} />
      <p><Trans>Everyone in the community sees this name and what you offer, want and agree on. Nobody outside it does.</Trans></p>
    </Page>
  )
}

const AlreadyMember = ({ preview: { cell, community }, onAway }: { readonly preview: InvitationPreview; readonly onAway: () => void }) => {
  const { t } = useLingui()
  const { putSettings } = useInstall()
  const open = async () => {
    await putSettings({ currentCell: cell })
    onAway()
  }
  return (
    <Page
      title={t`You are already here`}
      action={<>
        <Button onClick={() => { void open() }}><Trans>Open {community}</Trans></Button>
        <Button look="secondary" onClick={onAway}><Trans>Back</Trans></Button>
      </>}
    >
      <p><Trans>This phone is a member of {community} already. The invitation was not used up: someone else can still use it.</Trans></p>
    </Page>
  )
}

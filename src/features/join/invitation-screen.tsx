import { useState } from 'react'
import { useLingui } from '@lingui/react/macro'
import type { CellId } from '../../domain/ledger/entry.ts'
import { Page } from '../../ui/page.tsx'
import { InvitationEntry } from './invitation-entry.tsx'
import { JoinScreen } from './join-screen.tsx'

export interface InvitationScreenProps {
  readonly back: string
  readonly onJoined: (cell: CellId) => void
}

/** "I have an invitation": paste or scan, then join. */
export const InvitationScreen = ({ back, onJoined }: InvitationScreenProps) => {
  const { t } = useLingui()
  const [invitation, setInvitation] = useState<string>()
  if (invitation !== undefined) {
    return <JoinScreen invitation={invitation} onJoined={onJoined} onAway={() => { setInvitation(undefined) }} />
  }
  return (
    <Page title={t`Your invitation`} lead={t`A member sends you a link or shows you a code.`} back={{ href: back, label: t`Back` }}>
      <InvitationEntry onInvitation={setInvitation} />
    </Page>
  )
}

import { useState } from 'react'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '../ui/button.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { IconPeople } from '../ui/icons.tsx'
import { ListRow } from '../ui/list-row.tsx'
import { NoticeBanner } from '../ui/notice-banner.tsx'
import { Page } from '../ui/page.tsx'
import { RowList } from '../ui/row-list.tsx'
import { Section } from '../ui/section.tsx'
import type { MarkedCommunity } from './install-marker.ts'

export interface StorageGoneScreenProps {
  readonly lost: readonly MarkedCommunity[]
  readonly onInvitation: () => void
  readonly onGiveUp: () => void
}

/** The browser has removed what the app had stored. Says so, and how to come back, before anything else is done. */
export const StorageGoneScreen = ({ lost, onInvitation, onGiveUp }: StorageGoneScreenProps) => {
  const { t } = useLingui()
  const [asking, setAsking] = useState(false)
  return (
    <Page
      title={t`The browser has removed what was saved here`}
      action={<>
        <Button onClick={onInvitation}><Trans>I have an invitation</Trans></Button>
        <Button look="secondary" onClick={() => { setAsking(true) }}><Trans>Go on without it</Trans></Button>
      </>}
    >
      <NoticeBanner tone="warning">
        <Trans>This happens when a phone is short of room, when browsing data is cleared, or when the app was not opened for a long time.</Trans>
      </NoticeBanner>
      <RowList label={t`What was here`}>
        {lost.map(({ cell, name, entries }) => (
          <ListRow key={cell} start={<IconPeople />} title={name} note={<Plural value={entries} one="# record" other="# records" />} />
        ))}
      </RowList>
      <Section title={<Trans>What is gone and what is not</Trans>}>
        <p><Trans>Your community still has everything this phone had sent. Only what had not been sent yet is gone, and this phone’s keys.</Trans></p>
      </Section>
      <Section title={<Trans>How to come back</Trans>}>
        <p><Trans>If you have the community on another phone of yours, open it there: all of it is on that phone, and it can invite this one.</Trans></p>
        <p><Trans>Otherwise ask any member for a new invitation and tell them why. You join anew under your name, and your earlier records stay where they are.</Trans></p>
      </Section>
      <ConfirmDialog
        open={asking}
        title={t`Go on without what was here?`}
        confirmLabel={t`Go on without it`}
        cancelLabel={t`Back`}
        onConfirm={onGiveUp}
        onCancel={() => { setAsking(false) }}
      >
        <Trans>This phone then forgets that it was there. You can still join again with an invitation at any time.</Trans>
      </ConfirmDialog>
    </Page>
  )
}

import { useState } from 'react'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '../ui/button.tsx'
import { NoticeBanner } from '../ui/notice-banner.tsx'
import { useLiveQuery } from '../ui/use-live-query.ts'
import type { AppUpdates } from './app-update.ts'

/** Asks before a new version takes over. "Later" holds until the app is opened again. */
export const UpdatePrompt = ({ updates }: { readonly updates: AppUpdates }) => {
  const { t } = useLingui()
  const state = useLiveQuery(updates.state)
  const [later, setLater] = useState(false)
  if (later || state === undefined || state === 'none') return null
  return (
    <NoticeBanner
      tone="info"
      title={t`A new version of Ayni is ready`}
      action={<Button pending={state === 'taking-over'} onClick={updates.accept}><Trans>Update now</Trans></Button>}
      dismiss={{ label: t`Later`, onDismiss: () => { setLater(true) } }}
    >
      <Trans>It takes a moment and keeps everything that was saved. Finish what you are typing first.</Trans>
    </NoticeBanner>
  )
}

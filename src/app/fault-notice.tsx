import { useState, type ReactNode } from 'react'
import { Trans, useLingui } from '@lingui/react/macro'
import type { AppFault } from '../core/queries/app-fault.ts'
import type { LiveQuery } from '../core/queries/live-query.ts'
import { Button } from '../ui/button.tsx'
import { NoticeBanner } from '../ui/notice-banner.tsx'
import { useLiveQuery } from '../ui/use-live-query.ts'

/** Says what went wrong behind the screens (DESIGN 4: storage errors are shown, never swallowed). */
export const FaultNotice = ({ faults }: { readonly faults: LiveQuery<AppFault | null> }) => {
  const { t } = useLingui()
  const fault = useLiveQuery(faults) ?? null
  const [closed, setClosed] = useState<AppFault>()
  if (fault === null || fault === closed) return null
  const titles: Record<AppFault['type'], string> = {
    'storage-full': t`This phone has no room left`,
    'storage-closed': t`The phone’s storage did not work`,
    'storage-failed': t`The phone’s storage did not work`,
    'part-missing': t`This part of the app is not here`,
    'bug': t`Something went wrong in the app`,
  }
  return (
    <NoticeBanner
      tone="error"
      title={titles[fault.type]}
      action={<Button look="secondary" onClick={() => { location.reload() }}><Trans>Reload</Trans></Button>}
      dismiss={{ label: t`Close this message`, onDismiss: () => { setClosed(fault) } }}
    >
      {words(fault)}
    </NoticeBanner>
  )
}

const words = (fault: AppFault): ReactNode => {
  switch (fault.type) {
    case 'storage-full':
      return <Trans>What was saved is still there, but nothing more may be saved or shown until there is room. Delete something from the phone.</Trans>
    case 'storage-closed':
      return <Trans>What you see may be out of date. Reload; if it comes back, close the app and open it again.</Trans>
    case 'storage-failed':
      return <><Trans>What you see may be out of date. Reload; if it comes back, close the app and open it again.</Trans> ({fault.detail})</>
    case 'part-missing':
      return <Trans>The app was updated, or it has not come to this phone as a whole yet. Reload; if that does not help, try again where there is a network.</Trans>
    case 'bug':
      return <><Trans>What was saved on this phone is still there.</Trans> ({fault.detail.split('\n', 1)[0]})</>
  }
}

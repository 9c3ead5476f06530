import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '../../ui/button.tsx'
import { IconHome } from '../../ui/icons.tsx'
import { NoticeBanner } from '../../ui/notice-banner.tsx'
import { useInstall } from '../session/install-context.ts'

/** Offers the home screen where the browser does. There the app opens by itself and its storage is kept best. */
export const InstallPart = () => {
  const { t } = useLingui()
  const { promptInstall } = useInstall().platform
  if (promptInstall === undefined) return null
  return (
    <NoticeBanner
      tone="info"
      title={t`Put Ayni on your home screen`}
      action={<Button icon={<IconHome />} onClick={() => { void promptInstall() }}><Trans>Add it</Trans></Button>}
    >
      <Trans>It opens like any other app, and the phone keeps its storage more surely.</Trans>
    </NoticeBanner>
  )
}

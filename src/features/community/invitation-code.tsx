import { useState } from 'react'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { IconShare } from '../../ui/icons.tsx'
import { NoticeBanner } from '../../ui/notice-banner.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { useCommunity } from '../session/community-context.ts'
import { useInstall } from '../session/install-context.ts'
import s from './invitation-code.module.css'

/** The code to scan and the link to send: the same invitation twice. */
export const InvitationCode = ({ payload }: { readonly payload: string }) => {
  const { t } = useLingui()
  const { name } = useCommunity().state
  const { origin, share } = useInstall().platform
  const [shareFailed, setShareFailed] = useState(false)
  const link = `${origin}/#/join/${payload}`

  const send = async () => {
    try {
      await share?.({ title: t`Invitation to ${name}`, text: t`You are invited to ${name} on Ayni.`, url: link })
      setShareFailed(false)
    } catch {
      setShareFailed(true)
    }
  }
  return (
    <>
      <QrCode text={link} label={t`Code to join ${name}`} />
      <p><Trans>Let the other phone scan this with its camera, or send the link.</Trans></p>
      <div className={s['buttons']}>
        {share !== undefined && <Button icon={<IconShare />} onClick={() => { void send() }}><Trans>Send the link</Trans></Button>}
        <CopyButton text={link} label={t`Copy the link`} copiedLabel={t`Copied`} failedLabel={t`Press long on the link to copy it`} />
      </div>
      {shareFailed && <NoticeBanner tone="warning"><Trans>Sending did not work. Copy the link instead.</Trans></NoticeBanner>}
      <p className={s['link']}>{link}</p>
    </>
  )
}

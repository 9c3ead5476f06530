import { lazy, Suspense, useState } from 'react'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '../../ui/button.tsx'
import { IconScan } from '../../ui/icons.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { InvitationFaultWords } from '../session/invitation-fault-words.tsx'
import { useInstall } from '../session/install-context.ts'
import { ProblemWords } from '../session/problem-words.tsx'
import s from './invitation-entry.module.css'

const QrScanner = lazy(async () => ({ default: (await import('../../ui/qr-scanner.tsx')).QrScanner }))

/** Pasting or scanning an invitation. Calls back only with one that can be read. */
export const InvitationEntry = ({ onInvitation }: { readonly onInvitation: (text: string) => void }) => {
  const { t } = useLingui()
  const { commands } = useInstall()
  const [text, setText] = useState('')
  const [scanning, setScanning] = useState(false)
  const [error, setError] = useState<Parameters<typeof ProblemWords>[0]['problem']>()

  const read = async (found: string) => {
    const done = await commands.previewInvitation(found)
    if (done.ok) onInvitation(found)
    else setError(done.error)
  }
  const says = {
    'starting': t`Starting the camera…`,
    'scanning': t`Hold the code of the other phone into the frame.`,
    'no-camera': t`No camera was found. Paste the invitation instead.`,
    'refused': t`The camera is not allowed. Allow it in the browser’s settings, or paste the invitation.`,
    'busy': t`Another app is using the camera. Close that app, or paste the invitation.`,
  }
  const errorWords = error === undefined ? undefined : <ProblemWords problem={error} />
  const pasteLabel = t`Paste the invitation`
  const pasteHint = t`The link you were sent, or the whole message with it.`
  if (scanning) {
    return (
      <Suspense fallback={null}>
        <QrScanner onScan={found => { void read(found) }} error={errorWords} says={says} pasteLabel={pasteLabel} pasteHint={pasteHint} pasteAction={<Trans>Read it</Trans>} />
      </Suspense>
    )
  }
  return (
    <form
      className={s['entry']}
      onSubmit={event => {
        event.preventDefault()
        void read(text)
      }}
    >
      <TextArea label={pasteLabel} hint={pasteHint} error={text.trim() === '' && error !== undefined ? <InvitationFaultWords fault="not-an-invitation" /> : errorWords} value={text} onChange={setText} spellCheck={false} autoCapitalize="off" />
      <Button type="submit" wide><Trans>Read it</Trans></Button>
      <Button look="secondary" wide icon={<IconScan />} onClick={() => { setError(undefined); setScanning(true) }}><Trans>Scan the code on another phone</Trans></Button>
    </form>
  )
}

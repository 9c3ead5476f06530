import { useState, type FormEvent, type ReactNode } from 'react'
import { Button } from './button.tsx'
import { NoticeBanner } from './notice-banner.tsx'
import { TextArea } from './text-area.tsx'
import { useCameraScan, type CameraState } from './use-camera-scan.ts'
import s from './qr-scanner.module.css'

export interface QrScannerProps {
  /** Called with each code seen, or with what was pasted. The caller judges it and shows `error`. */
  readonly onScan: (text: string) => void
  /** What was wrong with the last one. */
  readonly error?: ReactNode
  /** What to do in each state of the camera: hold it up to the code, allow it in the settings, paste instead. */
  readonly says: Readonly<Record<CameraState, ReactNode>>
  readonly pasteLabel: ReactNode
  readonly pasteHint?: ReactNode
  readonly pasteAction: ReactNode
}

/** Reads a code by camera, or takes it as text: not every phone has a camera, not everyone can aim one. Load lazily. */
export const QrScanner = ({ onScan, error, says, pasteLabel, pasteHint, pasteAction }: QrScannerProps) => {
  const { video, state } = useCameraScan(onScan)
  const [pasted, setPasted] = useState('')
  const hasPicture = state === 'starting' || state === 'scanning'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (pasted.trim() !== '') onScan(pasted.trim())
  }
  return (
    <div className={s['scanner']}>
      <div hidden={!hasPicture}>
        <div className={s['view']}>
          <video ref={video} muted playsInline aria-hidden="true" />
          <div className={s['aim']} aria-hidden="true" />
        </div>
      </div>
      {hasPicture
        ? <output className={s['say']}>{says[state]}</output>
        : <NoticeBanner tone="warning">{says[state]}</NoticeBanner>}
      {error !== undefined && <NoticeBanner tone="error">{error}</NoticeBanner>}
      <form className={s['paste']} onSubmit={submit}>
        <TextArea label={pasteLabel} hint={pasteHint} value={pasted} onChange={setPasted} rows={2} spellCheck={false} autoCapitalize="off" />
        <Button type="submit" look="secondary" disabled={pasted.trim() === ''}>{pasteAction}</Button>
      </form>
    </div>
  )
}

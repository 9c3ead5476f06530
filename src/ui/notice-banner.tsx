import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { IconCheck, IconClose, IconInfo, IconWarning } from './icons.tsx'
import s from './notice-banner.module.css'

export type NoticeTone = 'info' | 'success' | 'warning' | 'error'

export interface NoticeBannerProps {
  readonly tone: NoticeTone
  readonly title?: ReactNode
  readonly children?: ReactNode
  readonly action?: ReactNode
  readonly dismiss?: { readonly label: string; readonly onDismiss: () => void } | undefined
}

/** Says what happened. An error is read out at once, the rest when the reader pauses. */
export const NoticeBanner = ({ tone, title, children, action, dismiss }: NoticeBannerProps) => {
  const Picture = pictures[tone]
  return (
    <div className={classNames(s['notice'], s[tone], children === undefined && action !== undefined && s['brief'])} role={tone === 'error' ? 'alert' : 'status'}>
      <Picture />
      <div className={s['words']}>
        {title !== undefined && <div className={s['title']}>{title}</div>}
        {children}
      </div>
      {dismiss !== undefined && (
        <button type="button" className={s['dismiss']} aria-label={dismiss.label} onClick={dismiss.onDismiss}><IconClose /></button>
      )}
      {action !== undefined && <div className={s['action']}>{action}</div>}
    </div>
  )
}

const pictures: Record<NoticeTone, typeof IconInfo> = { info: IconInfo, success: IconCheck, warning: IconWarning, error: IconWarning }

import type { ReactNode } from 'react'
import s from './app-frame.module.css'

export interface AppFrameProps {
  readonly nav: ReactNode
  readonly children: ReactNode
}

/**
 * Content and navigation: below on a phone, beside on a wide screen. The content comes first in the document, so that
 * a keyboard or a screen reader meets the screen itself before the ways out of it, without a "skip" link.
 */
export const AppFrame = ({ nav, children }: AppFrameProps) => (
  <div className={s['frame']}>
    <div className={s['content']}>{children}</div>
    {nav}
  </div>
)

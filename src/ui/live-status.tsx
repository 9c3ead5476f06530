import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import s from './live-status.module.css'

export interface LiveStatusProps {
  readonly icon: ReactNode
  readonly tone?: 'plain' | 'good' | 'waiting' | 'bad' | undefined
  /** Read out when it changes. Only for one per screen, such as the connection; not for each row of a list. */
  readonly announced?: boolean | undefined
  readonly children: ReactNode
}

/** Where something stands just now: "saved on this phone", "signed by both", "no network". */
export const LiveStatus = ({ icon, tone = 'plain', announced = false, children }: LiveStatusProps) => {
  const Element = announced ? 'output' : 'span'
  return <Element className={classNames(s['status'], s[tone])}>{icon}<span>{children}</span></Element>
}

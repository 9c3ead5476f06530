import type { ReactNode } from 'react'
import s from './visually-hidden.module.css'

export interface VisuallyHiddenProps {
  /** Announces what appears inside. */
  readonly announced?: boolean | undefined
  readonly children: ReactNode
}

/** For ears only: what the eye gets from a picture, a colour or a place. */
export const VisuallyHidden = ({ announced = false, children }: VisuallyHiddenProps) => {
  const Element = announced ? 'output' : 'span'
  return <Element className={s['hidden']}>{children}</Element>
}

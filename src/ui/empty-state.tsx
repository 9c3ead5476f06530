import type { ReactNode } from 'react'
import s from './empty-state.module.css'

export interface EmptyStateProps {
  readonly icon?: ReactNode
  readonly title: ReactNode
  /** What to do first, in a sentence. */
  readonly children?: ReactNode
  readonly action?: ReactNode
}

export const EmptyState = ({ icon, title, children, action }: EmptyStateProps) => (
  <div className={s['empty']}>
    {icon !== undefined && <div className={s['picture']}><SteppedCross />{icon}</div>}
    <h2>{title}</h2>
    {children !== undefined && <p className={s['text']}>{children}</p>}
    {action !== undefined && <div className={s['action']}>{action}</div>}
  </div>
)

/** The chakana, the stepped cross of the Andes, where ayni comes from. */
const SteppedCross = () => (
  <svg viewBox="0 0 7 7" aria-hidden="true" focusable="false" fill="currentColor">
    <path d="M2 0h3v1h1v1h1v3H6v1H5v1H2V6H1V5H0V2h1V1h1z" />
  </svg>
)

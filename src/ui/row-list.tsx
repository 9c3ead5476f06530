import type { ReactNode } from 'react'
import s from './list-row.module.css'

export interface RowListProps {
  /** Needed where no heading directly above names the list. */
  readonly label?: string | undefined
  readonly children: ReactNode
}

/** The frame around ListRows. */
export const RowList = ({ label, children }: RowListProps) => <ul className={s['list']} aria-label={label}>{children}</ul>

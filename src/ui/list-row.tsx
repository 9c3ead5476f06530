import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { IconForward } from './icons.tsx'
import s from './list-row.module.css'

export interface ListRowProps {
  readonly title: ReactNode
  readonly note?: ReactNode
  /** An icon or an avatar. */
  readonly start?: ReactNode
  /** A figure or a badge. */
  readonly end?: ReactNode
  readonly href?: string | undefined
  /** A button of its own, reachable although the row is a link. */
  readonly action?: ReactNode
}

/** `condition && <Badge />` is false as a rule. */
const isThere = (part: ReactNode): boolean => part !== undefined && part !== null && part !== false

/** One line of a RowList. */
export const ListRow = ({ title, note, start, end, href, action }: ListRowProps) => (
  <li className={s['row']}>
    {start !== undefined && <span className={s['start']}>{start}</span>}
    <span className={s['words']}>
      <span className={s['title']}>{href === undefined ? title : <Link href={href} className={s['link']}>{title}</Link>}</span>
      {note !== undefined && <span className={s['note']}>{note}</span>}
    </span>
    {isThere(end) && <span className={s['end']}>{end}</span>}
    {isThere(action) && <span className={s['action']}>{action}</span>}
    {href !== undefined && <IconForward size={20} className={s['chevron']} />}
  </li>
)

import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { VisuallyHidden } from './visually-hidden.tsx'
import { WovenBand } from './woven-band.tsx'
import s from './bottom-nav.module.css'

export interface NavItem {
  readonly href: string
  /** One word: four of them share 320 px. */
  readonly label: string
  readonly icon: ReactNode
  /** How many things wait, and the same in words ("2 to sign"). */
  readonly waiting?: { readonly count: string; readonly text: string } | undefined
  /** Other places that belong to this item. */
  readonly alsoUnder?: readonly string[] | undefined
}

export interface BottomNavProps {
  readonly label: string
  readonly items: readonly NavItem[]
}

/** The four places of the app. At the thumb on a phone, at the side from 900 px. */
export const BottomNav = ({ label, items }: BottomNavProps) => {
  const [location] = useLocation()
  return (
    <nav className={s['nav']} aria-label={label}>
      <div className={s['brand']} aria-hidden="true">Ayni<WovenBand /></div>
      <ul className={s['items']}>
        {items.map(item => (
          <li key={item.href}>
            <Link
              href={item.href}
              className={s['link']}
              aria-current={[item.href, ...item.alsoUnder ?? []].some(place => isUnder(location, place)) ? 'page' : undefined}
            >
              <span className={s['icon']}>
                {item.icon}
                {item.waiting !== undefined && <span className={s['count']} aria-hidden="true">{item.waiting.count}</span>}
              </span>
              <span className={s['label']}>{item.label}</span>
              {item.waiting !== undefined && <VisuallyHidden> ({item.waiting.text})</VisuallyHidden>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const isUnder = (location: string, place: string): boolean =>
  location === place || (place !== '/' && location.startsWith(`${place}/`))

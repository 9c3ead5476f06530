import { useEffect, useRef, type ReactNode } from 'react'
import { Link } from 'wouter'
import { IconBack } from './icons.tsx'
import { WovenBand } from './woven-band.tsx'
import s from './page.module.css'

export interface PageProps {
  readonly title: string
  /** One sentence: what to do here. */
  readonly lead?: ReactNode
  readonly back?: { readonly href: string; readonly label: string } | undefined
  /** Beside the title: small things such as a share button. */
  readonly aside?: ReactNode
  /** The one next step, kept at the bottom edge. */
  readonly action?: ReactNode
  readonly children: ReactNode
}

/** A screen: its name, what to do, its content, its next step. Names the browser tab too. */
export const Page = ({ title, lead, back, aside, action, children }: PageProps) => {
  const hasAction = action !== undefined && action !== null && action !== false
  const heading = useRef<HTMLHeadingElement>(null)
  // The link that led here is often gone, and with it the focus. A screen reader then goes on from the new heading.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div className={s['page']}>
      <title>{`${title} · Ayni`}</title>
      <header className={s['header']}>
        <div className={s['inner']}>
          {back !== undefined && <Link href={back.href} className={s['back']}><IconBack />{back.label}</Link>}
          <div className={s['top']}>
            <h1 ref={heading} tabIndex={-1}>{title}</h1>
            {aside !== undefined && <div className={s['aside']}>{aside}</div>}
          </div>
          {lead !== undefined && <p className={s['lead']}>{lead}</p>}
        </div>
        <div className={s['band']}><WovenBand /></div>
      </header>
      <main className={s['main']}>
        <div className={s['content']}>{children}</div>
        {hasAction && <div className={s['action']}><div className={s['actionInner']}>{action}</div></div>}
      </main>
    </div>
  )
}

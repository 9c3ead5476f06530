import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { classNames } from './class-names.ts'
import s from './card.module.css'

export interface CardProps {
  readonly title?: ReactNode
  readonly titleLevel?: 2 | 3 | undefined
  /** Makes the whole card a link. Buttons belong in `foot` then, which stays above it. */
  readonly href?: string | undefined
  /** At the end of the title's line: a badge, a value. */
  readonly aside?: ReactNode
  readonly tone?: 'terracotta' | 'maize' | 'leaf' | 'lake' | 'plum' | undefined
  readonly foot?: ReactNode
  readonly as?: 'div' | 'li' | 'article' | 'section' | undefined
  readonly children?: ReactNode
}

export const Card = ({ title, titleLevel = 2, href, aside, tone, foot, as: Element = 'div', children }: CardProps) => {
  const Heading = titleLevel === 2 ? 'h2' : 'h3'
  return (
    <Element className={classNames(s['card'], tone && s[tone])}>
      {(title !== undefined || aside !== undefined) && (
        <div className={s['title']}>
          {title !== undefined && (
            <Heading>{href === undefined ? title : <Link href={href} className={s['link']}>{title}</Link>}</Heading>
          )}
          {aside}
        </div>
      )}
      {children !== undefined && <div className={s['body']}>{children}</div>}
      {foot !== undefined && <div className={s['foot']}>{foot}</div>}
    </Element>
  )
}

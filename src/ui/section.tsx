import { useId, type ReactNode } from 'react'
import s from './section.module.css'

export interface SectionProps {
  readonly title: ReactNode
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** A named part of a page. */
export const Section = ({ title, aside, children }: SectionProps) => {
  const id = useId()
  return (
    <section className={s['section']} aria-labelledby={id}>
      <div className={s['head']}><h2 id={id}>{title}</h2>{aside}</div>
      {children}
    </section>
  )
}

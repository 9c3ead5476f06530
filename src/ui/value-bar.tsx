import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import s from './value-bar.module.css'

export interface ValueSide {
  /** Whose value: "You give". */
  readonly label: ReactNode
  readonly amount: number
  /** The amount as the reader's language writes it. */
  readonly text: ReactNode
}

export interface ValueBarProps {
  readonly first: ValueSide
  readonly second: ValueSide
  /** What the two bars show, in words: "Dana gives 2 000 ₸ more". */
  readonly children?: ReactNode
}

/** Two values on one scale, so that a difference is seen before it is read. */
export const ValueBar = ({ first, second, children }: ValueBarProps) => {
  const longest = Math.max(first.amount, second.amount)
  const side = ({ label, amount, text }: ValueSide, place: 'first' | 'second') => (
    <div className={s['row']}>
      <div className={s['words']}><span>{label}</span><span className={s['amount']}>{text}</span></div>
      <div className={s['track']} aria-hidden="true">
        <div
          className={classNames(s['bar'], s[place])}
          style={{ inlineSize: `${String(longest > 0 ? Math.max(0, amount) / longest * 100 : 0)}%` }}
        />
      </div>
    </div>
  )
  return (
    <div className={s['bars']}>
      {side(first, 'first')}
      {side(second, 'second')}
      {children !== undefined && <p className={s['verdict']}>{children}</p>}
    </div>
  )
}

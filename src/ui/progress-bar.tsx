import { useId, type ReactNode } from 'react'
import s from './progress-bar.module.css'

export interface ProgressBarProps {
  readonly label: ReactNode
  readonly value: number
  readonly max: number
  /** The same in words, for everyone: "3 of 5 signed". */
  readonly text: string
}

export const ProgressBar = ({ label, value, max, text }: ProgressBarProps) => {
  const id = useId()
  return (
    <div className={s['progress']}>
      <div className={s['words']}>
        <span id={id} className={s['label']}>{label}</span>
        <span className={s['text']}>{text}</span>
      </div>
      <progress className={s['bar']} aria-labelledby={id} aria-valuetext={text} value={value} max={Math.max(1, max)} />
    </div>
  )
}

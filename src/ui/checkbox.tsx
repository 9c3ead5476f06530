import type { ReactNode } from 'react'
import s from './checkbox.module.css'

export interface CheckboxProps {
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly disabled?: boolean | undefined
}

/** The words are part of the target. */
export const Checkbox = ({ label, hint, checked, onChange, disabled }: CheckboxProps) => (
  <label className={s['row']}>
    <input
      type="checkbox"
      className={s['box']}
      checked={checked}
      disabled={disabled}
      onChange={event => { onChange(event.target.checked) }}
    />
    <span className={s['label']}>
      {label}
      {hint !== undefined && <span className={s['hint']}>{hint}</span>}
    </span>
  </label>
)

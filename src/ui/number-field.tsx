import type { ComponentProps, ReactNode } from 'react'
import { Field, type FieldText } from './field.tsx'
import s from './field.module.css'

export interface NumberFieldProps
  extends FieldText, Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'id' | 'className' | 'type' | 'inputMode'> {
  /** The text as typed: the screen parses it, so that "50 000" stays as the person wrote it. */
  readonly value: string
  readonly onChange: (value: string) => void
  /** A unit such as ₸ or "min", shown inside the field. Say it in the label too: a screen reader skips it. */
  readonly suffix?: ReactNode
}

/** Not type="number": a wheel or a stray arrow key must not change a sum, and "50 000" must be typeable. */
export const NumberField = ({ label, hint, error, optional, value, onChange, suffix, ...rest }: NumberFieldProps) => (
  <Field label={label} hint={hint} error={error} optional={optional}>
    {control => (
      <div className={suffix === undefined ? undefined : s['affixed']}>
        <input
          {...rest}
          {...control}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          value={value}
          onChange={event => { onChange(event.target.value) }}
        />
        {suffix !== undefined && <span className={s['suffix']} aria-hidden="true">{suffix}</span>}
      </div>
    )}
  </Field>
)

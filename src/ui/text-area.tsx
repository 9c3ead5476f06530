import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'
import { Field, type FieldText } from './field.tsx'
import s from './field.module.css'

export interface TextAreaProps
  extends FieldText, Omit<ComponentProps<'textarea'>, 'value' | 'onChange' | 'id' | 'className'> {
  readonly value: string
  readonly onChange: (value: string) => void
}

export const TextArea = ({ label, hint, error, optional, value, onChange, rows = 3, ...rest }: TextAreaProps) => (
  <Field label={label} hint={hint} error={error} optional={optional}>
    {control => (
      <textarea
        {...rest}
        {...control}
        className={classNames(control.className, s['area'])}
        rows={rows}
        value={value}
        onChange={event => { onChange(event.target.value) }}
      />
    )}
  </Field>
)

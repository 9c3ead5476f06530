import type { ComponentProps } from 'react'
import { Field, type FieldText } from './field.tsx'

export interface TextFieldProps
  extends FieldText, Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'id' | 'className' | 'type'> {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly type?: 'text' | 'search' | 'tel' | 'url' | 'email' | 'date' | 'time' | 'password' | undefined
}

/** One line of text, a date or a time. `autoComplete` is off unless asked for: most fields are about things, not people. */
export const TextField = ({
  label, hint, error, optional, value, onChange, type = 'text', autoComplete = 'off', ...rest
}: TextFieldProps) => (
  <Field label={label} hint={hint} error={error} optional={optional}>
    {control => (
      <input
        {...rest}
        {...control}
        type={type}
        autoComplete={autoComplete}
        value={value}
        onChange={event => { onChange(event.target.value) }}
      />
    )}
  </Field>
)

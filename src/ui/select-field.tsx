import type { ComponentProps } from 'react'
import { Field, type FieldText } from './field.tsx'
import { IconChevronDown } from './icons.tsx'
import s from './field.module.css'

export interface SelectOption<V extends string = string> {
  readonly value: V
  readonly label: string
}

export interface SelectGroup<V extends string = string> {
  readonly label: string
  readonly options: readonly SelectOption<V>[]
}

export interface SelectFieldProps<V extends string>
  extends FieldText, Omit<ComponentProps<'select'>, 'value' | 'onChange' | 'id' | 'className' | 'children'> {
  readonly value: V | ''
  readonly onChange: (value: V) => void
  readonly options: readonly (SelectOption<V> | SelectGroup<V>)[]
  /** Shown while nothing is chosen; cannot be chosen again. */
  readonly placeholder?: string | undefined
}

/** The platform's own select: on a phone it is the list people know, and it costs no script. */
export const SelectField = <V extends string>({
  label, hint, error, optional, value, onChange, options, placeholder, ...rest
}: SelectFieldProps<V>) => (
  <Field label={label} hint={hint} error={error} optional={optional}>
    {control => (
      <div className={s['select']}>
        {/* Every option's value is a V, and the placeholder is disabled, so the cast states what the markup ensures. */}
        <select {...rest} {...control} value={value} onChange={event => { onChange(event.target.value as V) }}>
          {placeholder !== undefined && <option value="" disabled>{placeholder}</option>}
          {options.map(option => 'options' in option
            ? <optgroup key={option.label} label={option.label}>{option.options.map(renderOption)}</optgroup>
            : renderOption(option))}
        </select>
        <IconChevronDown />
      </div>
    )}
  </Field>
)

const renderOption = ({ value, label }: SelectOption) => <option key={value} value={value}>{label}</option>

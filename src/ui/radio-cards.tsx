import { useId, type ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { IconCheck, IconWarning } from './icons.tsx'
import s from './radio-cards.module.css'

export interface RadioCard<V extends string> {
  readonly value: V
  readonly label: ReactNode
  readonly note?: ReactNode
  readonly icon?: ReactNode
  readonly disabled?: boolean | undefined
}

export interface RadioCardsProps<V extends string> {
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly error?: ReactNode
  readonly value: V | undefined
  readonly onChange: (value: V) => void
  readonly options: readonly RadioCard<V>[]
}

/** One of a few, each big enough for a thumb. Radio buttons underneath, so arrow keys and screen readers just work. */
export const RadioCards = <V extends string>({ label, hint, error, value, onChange, options }: RadioCardsProps<V>) => {
  const id = useId()
  const hasError = error !== undefined && error !== null
  return (
    <fieldset
      className={s['group']}
      aria-describedby={classNames(hint !== undefined && `${id}-hint`, hasError && `${id}-error`) || undefined}
    >
      <legend className={s['legend']}>{label}</legend>
      {hint !== undefined && <div id={`${id}-hint`} className={s['hint']}>{hint}</div>}
      <div className={s['cards']}>
        {options.map(option => (
          <label key={option.value} className={s['card']}>
            <input
              type="radio"
              className={s['input']}
              name={id}
              value={option.value}
              checked={option.value === value}
              disabled={option.disabled}
              onChange={() => { onChange(option.value) }}
            />
            {option.icon}
            <span className={s['words']}>
              <span className={s['title']}>{option.label}</span>
              {option.note !== undefined && <span className={s['note']}>{option.note}</span>}
            </span>
            <span className={s['mark']} aria-hidden="true"><IconCheck size={16} /></span>
          </label>
        ))}
      </div>
      {hasError && <div id={`${id}-error`} className={s['error']}><IconWarning />{error}</div>}
    </fieldset>
  )
}

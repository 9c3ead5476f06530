import { useId, type ReactNode } from 'react'
import { IconWarning } from './icons.tsx'
import s from './field.module.css'

/** What every field shares. Texts come from the screen, already in the reader's language. */
export interface FieldText {
  readonly label: ReactNode
  readonly hint?: ReactNode
  /** What is wrong and what to write instead; shown and read out with the field. */
  readonly error?: ReactNode
  /** The word for "optional", said only where a field may stay empty. */
  readonly optional?: ReactNode
}

export interface FieldControlProps {
  readonly 'id': string
  readonly 'className': string | undefined
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

/** Label above, hint under the label, error under the control, all tied together for screen readers. */
export const Field = ({
  label, hint, error, optional, children,
}: FieldText & { readonly children: (control: FieldControlProps) => ReactNode }) => {
  const id = useId()
  const hasHint = hint !== undefined && hint !== null
  const hasError = error !== undefined && error !== null && error !== ''
  const describedBy = [hasHint && `${id}-hint`, hasError && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={s['field']}>
      <label className={s['label']} htmlFor={id}>
        {label}
        {optional !== undefined && <span className={s['optional']}> ({optional})</span>}
      </label>
      {hasHint && <div id={`${id}-hint`} className={s['hint']}>{hint}</div>}
      {children({
        'id': id,
        'className': s['control'],
        'aria-describedby': describedBy === '' ? undefined : describedBy,
        'aria-invalid': hasError ? true : undefined,
      })}
      {hasError && <div id={`${id}-error`} className={s['error']}><IconWarning />{error}</div>}
    </div>
  )
}

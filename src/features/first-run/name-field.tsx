import { Trans, useLingui } from '@lingui/react/macro'
import { codePointLength } from '../../domain/base/code-points.ts'
import { TextField } from '../../ui/text-field.tsx'

/** As `member.join` and `cell.create` take it. */
const maxName = 60

export const isName = (text: string): boolean => text.trim() !== '' && codePointLength(text.trim()) <= maxName

export interface NameFieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  /** After the first try; a field nobody has touched is not wrong yet. */
  readonly showFault: boolean
}

/** A person's name, as the others see it. */
export const NameField = ({ value, onChange, showFault }: NameFieldProps) => {
  const { t } = useLingui()
  return (
    <TextField
      label={t`Your name`}
      hint={t`As your neighbours know you. You can change it later.`}
      error={!showFault || isName(value) ? undefined : value.trim() === '' ? <Trans>Write your name.</Trans> : <Trans>Use at most {maxName} letters.</Trans>}
      autoComplete="name"
      enterKeyHint="next"
      value={value}
      onChange={onChange}
    />
  )
}

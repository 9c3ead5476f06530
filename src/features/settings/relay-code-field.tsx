import { useLingui } from '@lingui/react/macro'
import { TextField } from '../../ui/text-field.tsx'

/** Some meeting points take a new community only with a code of whoever runs them. */
export const RelayCodeField = ({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) => {
  const { t } = useLingui()
  return (
    <TextField
      label={t`Code for new communities`}
      hint={t`Only if whoever runs the meeting point gave you one.`}
      optional={t`may stay empty`}
      autoCapitalize="off"
      spellCheck={false}
      value={value}
      onChange={onChange}
    />
  )
}

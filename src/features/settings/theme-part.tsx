import { useLingui } from '@lingui/react/macro'
import { RadioCards } from '../../ui/radio-cards.tsx'
import { useLiveQuery } from '../../ui/use-live-query.ts'
import { useInstall } from '../session/install-context.ts'

type Theme = 'system' | 'light' | 'dark'

export const ThemePart = () => {
  const { t } = useLingui()
  const { queries, putSettings } = useInstall()
  const settings = useLiveQuery(queries.settings())
  return (
    <RadioCards<Theme>
      label={t`Light or dark`}
      value={settings?.theme ?? 'system'}
      onChange={theme => { void putSettings({ theme }) }}
      options={[
        { value: 'system', label: t`As the phone` },
        { value: 'light', label: t`Light` },
        { value: 'dark', label: t`Dark` },
      ]}
    />
  )
}

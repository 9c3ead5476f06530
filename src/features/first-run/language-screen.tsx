import { useState } from 'react'
import { Trans, useLingui } from '@lingui/react/macro'
import { activate, localeNames, locales, type Locale } from '../../i18n/locale.ts'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { RadioCards } from '../../ui/radio-cards.tsx'
import { useInstall } from '../session/install-context.ts'
import { useLocale } from '../session/use-locale.ts'

/** The first thing anyone sees. A choice changes the words on the screen at once. */
export const LanguageScreen = ({ onChosen }: { readonly onChosen: () => void }) => {
  const { t } = useLingui()
  const { putSettings } = useInstall()
  const locale = useLocale()
  const [saving, setSaving] = useState(false)
  const go = async () => {
    setSaving(true)
    await putSettings({ locale })
    onChosen()
  }
  return (
    <Page
      title="Ayni"
      lead={t`Today for you, tomorrow for me: swap and lend among people who know each other.`}
      action={<Button pending={saving} onClick={() => { void go() }}><Trans>Continue</Trans></Button>}
    >
      <RadioCards<Locale>
        label={t`Your language`}
        value={locale}
        // No widget with words of its own has been shown yet, so nothing needs a reload (i18n/locale.ts).
        onChange={chosen => { void activate(chosen) }}
        options={locales.map(each => ({ value: each, label: <span lang={each}>{localeNames[each]}</span> }))}
      />
    </Page>
  )
}

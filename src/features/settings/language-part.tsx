import { Trans } from '@lingui/react/macro'
import { localeNames, locales, type Locale } from '../../i18n/locale.ts'
import { RadioCards } from '../../ui/radio-cards.tsx'
import { useInstall } from '../session/install-context.ts'
import { useLocale } from '../session/use-locale.ts'

/** Another language starts the page anew: some widgets read their words only once (i18n/locale.ts). */
export const LanguagePart = () => {
  const { putSettings } = useInstall()
  const locale = useLocale()
  const choose = async (chosen: Locale) => {
    if (chosen === locale) return
    await putSettings({ locale: chosen })
    location.reload()
  }
  return (
    <RadioCards<Locale>
      label={<Trans>Language</Trans>}
      value={locale}
      onChange={chosen => { void choose(chosen) }}
      options={locales.map(each => ({ value: each, label: <span lang={each}>{localeNames[each]}</span> }))}
    />
  )
}

import { useLingui } from '@lingui/react'
import { isLocale, type Locale } from '../../i18n/locale.ts'

/** The language of the screen. */
export const useLocale = (): Locale => {
  const { locale } = useLingui().i18n
  return isLocale(locale) ? locale : 'en'
}

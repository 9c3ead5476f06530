import { useMemo } from 'react'
import { createFormatter, type Formatter } from '../../i18n/format.ts'
import { useInstall } from './install-context.ts'
import { useLocale } from './use-locale.ts'

/** Days and numbers where no community is open: in this phone's zone. It has no currency, so no money. */
export const usePlainFormat = (): Omit<Formatter, 'money'> => {
  const locale = useLocale()
  const { zone } = useInstall().platform
  return useMemo(
    () => createFormatter(locale, { currency: { code: 'XXX', symbol: '¤', decimals: 0 }, zoneOffsetMinutes: zone }),
    [locale, zone],
  )
}

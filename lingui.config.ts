import { defineConfig } from '@lingui/conf'
import { formatter } from '@lingui/format-po'

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'ru', 'kk'],
  catalogs: [{ path: '<rootDir>/src/i18n/{locale}', include: ['src'] }],
  // Without line numbers a moved line does not change the catalogues.
  format: formatter({ lineNumbers: false }),
})

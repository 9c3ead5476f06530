import { defineConfig } from '@lingui/conf'
import { formatter } from '@lingui/format-po'

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'ru', 'kk'],
  catalogs: [{ path: '<rootDir>/src/i18n/messages/{locale}', include: ['src'] }],
  // Their own folder: lingui looks for no messages in the folder of its catalogues, and i18n has words of its own.
  // Without line numbers a moved line does not change the catalogues.
  format: formatter({ lineNumbers: false }),
})

import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { chromiumFlags, findChromium } from './tools/chromium.ts'
import { packagesInUse } from './tools/packages-in-use.ts'
import { sourcePlugins } from './tools/source-plugins.ts'

const plugins = () => sourcePlugins({ untranslated: 'shows-english' })

export default defineConfig({
  test: {
    projects: [
      {
        plugins: plugins(),
        test: {
          name: 'node',
          environment: 'node',
          include: ['{src,test,sync-server,tools}/**/*.test.ts'],
          exclude: ['**/*.browser.test.*', 'test/e2e/**'],
          setupFiles: ['test/kit/property-seed.ts'],
        },
      },
      {
        plugins: plugins(),
        worker: { format: 'es', plugins },
        optimizeDeps: { include: packagesInUse() },
        test: {
          name: 'browser',
          // All files share one origin and so one IndexedDB: a test names its own database and deletes it.
          include: ['{src,test}/**/*.browser.test.{ts,tsx}'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            instances: [{ browser: 'chromium' }],
            provider: playwright({
              // The node project also reads this file, on machines that may have no Chromium.
              launchOptions: { executablePath: findChromium() ?? 'no-chromium-found', args: chromiumFlags },
            }),
          },
        },
      },
    ],
  },
})

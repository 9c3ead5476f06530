import { defineConfig } from '@playwright/test'
import { chromiumFlags, findChromium } from './tools/chromium.ts'

// The fixtures start one relay per test, so there is no webServer here.
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  workers: 2,
  retries: 0,
  forbidOnly: true,
  reporter: 'list',
  use: {
    actionTimeout: 15_000,
    // Knip also reads this file, on machines that may have no Chromium.
    launchOptions: { executablePath: findChromium() ?? 'no-chromium-found', args: ['--headless', ...chromiumFlags] },
  },
})

import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { packagesInUse } from './tools/packages-in-use.ts'
import { sourcePlugins } from './tools/source-plugins.ts'

const relayPort = process.env['PORT'] ?? '8787'

export default defineConfig(({ command }) => {
  const untranslated = command === 'build' ? 'fails' : 'shows-english'
  return {
    plugins: [
      ...sourcePlugins({ untranslated }),
      VitePWA({
        strategies: 'injectManifest',
        srcDir: 'src/workers',
        filename: 'service-worker.ts',
        registerType: 'prompt',
        injectRegister: false,
        includeManifestIcons: false,
        injectManifest: {
          globPatterns: ['**/*.{js,css,html,wasm,svg,png,woff2}'],
          // The wasm is 3.6 MB. A build with a larger file fails instead of leaving it out.
          maximumFileSizeToCacheInBytes: 8 * 1024 * 1024,
        },
        manifest: {
          id: '/',
          name: 'Ayni',
          short_name: 'Ayni',
          description: 'A community’s own ledger of swaps and loans, with or without a network.',
          start_url: '/',
          scope: '/',
          display: 'standalone',
          theme_color: '#7a3b12',
          background_color: '#fbf6ef',
          categories: ['social', 'productivity'],
          icons: [
            { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
            { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
            { src: '/icons/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
          ],
        },
      }),
    ],
    worker: { format: 'es', plugins: () => sourcePlugins({ untranslated }) },
    build: {
      target: ['chrome111', 'safari16.4', 'firefox114'],
      manifest: true,
      // Sizes are measured by tools/bundle-size.ts, against the limits that count.
      reportCompressedSize: false,
      rolldownOptions: {
        output: {
          // What several screens share comes in one piece: forty small ones cost a slow phone more than their bytes.
          codeSplitting: { groups: [{ name: 'shared', test: /\/src\/(ui|features|i18n|domain|core)\//, minShareCount: 5, minSize: 0 }] },
        },
      },
    },
    optimizeDeps: { include: command === 'serve' ? packagesInUse() : [] },
    server: {
      proxy: {
        '/relay': { target: `http://localhost:${relayPort}`, ws: true },
        '/health': { target: `http://localhost:${relayPort}` },
      },
    },
  }
})

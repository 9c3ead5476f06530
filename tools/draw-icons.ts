/** Draws the PNG icons of public/icons from their SVG: run it by hand after changing one, and commit both. */
import { readFileSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { chromiumFlags, whichChromium } from './chromium.ts'

const folder = 'public/icons'
const icons = [
  { from: 'icon.svg', to: 'icon-192.png', size: 192 },
  { from: 'icon.svg', to: 'icon-512.png', size: 512 },
  { from: 'icon-maskable.svg', to: 'icon-maskable-512.png', size: 512 },
]

const browser = await chromium.launch({ executablePath: whichChromium(), args: chromiumFlags })
for (const { from, to, size } of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  const svg = readFileSync(`${folder}/${from}`, 'utf8')
  await page.setContent(`<style>body { margin: 0 } svg { display: block; width: 100vw }</style>${svg}`)
  await page.screenshot({ path: `${folder}/${to}`, omitBackground: true })
  await page.close()
}
await browser.close()

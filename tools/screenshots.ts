/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/**
 * Writes a picture of every screen in every language, light and dark:
 *
 *     node tools/screenshots.ts [folder]              360 × 740, all of a screen that is longer
 *     WIDTH=1280 HEIGHT=800 SHOWN=first ONLY=market,home LANGUAGES=kk THEMES=dark node tools/screenshots.ts
 *
 * It shows the app as it was built last (`npm run build`).
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Phone } from '../test/e2e/kit/phone.ts'
import { RelayProcess } from '../test/e2e/kit/relay-process.ts'
import { type Language, languages, scenes, settle, type Scene, speak } from '../test/e2e/screens.ts'

const asked = (name: string): readonly string[] | undefined => process.env[name]?.split(',')

const folder = process.argv[2] ?? 'screenshots.local'
const viewport = { width: Number(process.env['WIDTH'] ?? 360), height: Number(process.env['HEIGHT'] ?? 740) }
const only = asked('ONLY')
const wantedLanguages = languages.filter((language) => asked('LANGUAGES')?.includes(language) ?? true)
const themes = (['light', 'dark'] as const).filter((theme) => asked('THEMES')?.includes(theme) ?? true)

const take = async (scene: Scene, relay: RelayProcess): Promise<number> => {
  const profiles = mkdtempSync(join(tmpdir(), 'ayni-screens-'))
  const phones: Phone[] = []
  let taken = 0
  try {
    const screens = await scene(async (name, more) => {
      const phone = await Phone.start(relay.address, join(profiles, name), more)
      phones.push(phone)
      return phone
    })
    const wanted = screens.filter(({ name }) => only?.some((part) => name.startsWith(part)) ?? true)
    const inUse = new Set(wanted.map(({ phone }) => phone))
    for (const phone of inUse) await phone.page.setViewportSize(viewport)
    for (const language of wantedLanguages) {
      for (const phone of inUse) await speak(phone, language)
      for (const { name, phone, show } of wanted) {
        await show()
        for (const colorScheme of themes) {
          await phone.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
          await settle(phone)
          await phone.page.screenshot({ path: join(folder, `${name}.${language}.${colorScheme}.png`), fullPage: process.env['SHOWN'] !== 'first' })
          taken += 1
        }
      }
    }
  } finally {
    for (const phone of phones) await phone.close()
    rmSync(profiles, { recursive: true, force: true })
  }
  return taken
}

const main = async (): Promise<void> => {
  mkdirSync(folder, { recursive: true })
  const wantedScenes = Object.entries(scenes).filter(([name]) => asked('SCENES')?.includes(name) ?? true)
  let taken = 0
  for (const [, scene] of wantedScenes) {
    const relay = await RelayProcess.start()
    try {
      taken += await take(scene, relay)
    } finally {
      await relay.remove()
    }
  }
  console.log(`${taken} pictures in ${folder}`)
}

await main()

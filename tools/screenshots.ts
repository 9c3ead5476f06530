// What runs in the page needs the page's types, and so do the scenes that are taken from the tests.
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference lib="dom" />
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference lib="dom.iterable" />
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Phone } from '../test/e2e/kit/phone.ts'
import { RelayProcess } from '../test/e2e/kit/relay-process.ts'
import { devtoolsOf, enlarge, languages, resize, scenes, settle, speak, type Scene, type Screen } from '../test/e2e/screens.ts'

/**
 * Writes a picture of every screen in every language, light and dark, of the app as it was built last:
 *
 *     node tools/screenshots.ts [folder]
 *
 *     WIDTH      360         HEIGHT   740         LETTERS  100, per cent of their size
 *     SHOWN      all         a screen is as high as what is on it; `first`: what is seen of it at once
 *     LANGUAGES  en,ru,kk    THEMES   light,dark
 *     SCENES     firstRun,gates,waiting,newCommunity,deal,example,exampleAgreements
 *     ONLY                   beginnings of the names of screens
 */
const main = async (): Promise<void> => {
  mkdirSync(folder, { recursive: true })
  let taken = 0
  for (const [name, scene] of Object.entries(scenes)) {
    if (!isAsked('SCENES', name)) continue
    const relay = await RelayProcess.start()
    try {
      taken += await takeScene(scene, relay)
    } finally {
      await relay.remove()
    }
  }
  console.log(`${taken} pictures in ${folder}`)
}

const folder = process.argv[2] ?? 'screenshots.local'
const size = { width: Number(process.env['WIDTH'] ?? 360), height: Number(process.env['HEIGHT'] ?? 740) }

const isAsked = (variable: string, name: string): boolean => process.env[variable]?.split(',').includes(name) ?? true
const isWanted = ({ name }: Screen): boolean => process.env['ONLY']?.split(',').some((beginning) => name.startsWith(beginning)) ?? true

const takeScene = async (scene: Scene, relay: RelayProcess): Promise<number> => {
  const profiles = mkdtempSync(join(tmpdir(), 'ayni-screens-'))
  const phones: Phone[] = []
  let taken = 0
  try {
    const screens = (await scene(async (name, more) => {
      const phone = await Phone.start(relay.address, join(profiles, name), more)
      phones.push(phone)
      return phone
    })).filter(isWanted)
    const inUse = new Set(screens.map(({ phone }) => phone))
    for (const language of languages.filter((each) => isAsked('LANGUAGES', each))) {
      for (const phone of inUse) await speak(phone, language)
      for (const screen of screens) {
        await resize(screen.phone, size)
        await enlarge(screen.phone, Number(process.env['LETTERS'] ?? 100))
        await screen.show()
        for (const theme of (['light', 'dark'] as const).filter((each) => isAsked('THEMES', each))) {
          await screen.phone.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
          writeFileSync(join(folder, `${screen.name}.${language}.${theme}.png`), await takePicture(screen.phone))
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

const takePicture = async (phone: Phone): Promise<Buffer> => {
  const devtools = await devtoolsOf(phone)
  if (process.env['SHOWN'] !== 'first') {
    const height = await phone.page.evaluate(() => document.documentElement.scrollHeight)
    await resize(phone, { width: size.width, height: Math.max(size.height, height) })
  }
  await settle(phone)
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'png' })
  await resize(phone, size)
  return Buffer.from(data, 'base64')
}

await main()

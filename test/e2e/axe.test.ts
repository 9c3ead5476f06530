import { readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './kit/fixtures.ts'
import { enlarge, languages, resize, scenes, settle, speak, type Language, type Screen } from './screens.ts'

test.describe.configure({ mode: 'parallel' })

/** A small phone, and the usual one. */
const small = { width: 320, height: 640 }
const usual = { width: 360, height: 740 }

for (const [name, scene] of Object.entries(scenes)) {
  test(`everyone can use every screen: ${name}`, async ({ phone: start }) => {
    test.setTimeout(240_000)
    const screens = await scene(start)
    const inUse = new Set(screens.map(({ phone }) => phone))
    const faults: string[] = []
    for (const language of languages) {
      for (const phone of inUse) await speak(phone, language)
      for (const screen of screens) {
        const { page } = screen.phone
        await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
        await resize(screen.phone, usual)
        await screen.show()
        const found = [
          ...(await faultsOfWords(screen, language)),
          ...(language === 'en' ? await faultsOfBuild(screen) : []),
          ...(await faultsOfReflow(screen)),
        ]
        faults.push(...found.map((fault) => `${screen.name}, ${language}: ${fault}`))
      }
    }
    if (process.env.FAULTS) (await import("node:fs")).appendFileSync(process.env.FAULTS, faults.join("\n") + "\n"); expect(faults).toEqual([])
  })
}

/** What is the same in every language: the names and roles of things, their colours, their sizes. */
const faultsOfBuild = async (screen: Screen): Promise<readonly string[]> => {
  const { page } = screen.phone
  const light = await axe(screen, { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
  const shape = await page.evaluate(faultsOfShape)
  const lead = screen.onlySays ?? (await page.locator('header p').first().isVisible()) ? [] : ['no sentence says what to do']
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await settle(screen.phone)
  const dark = await axe(screen, { type: 'rule', values: ['color-contrast', 'color-contrast-enhanced'] })
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  return [...light, ...shape, ...lead, ...dark.map((fault) => `dark: ${fault}`)]
}

const axe = async ({ phone }: Screen, runOnly: { readonly type: 'tag' | 'rule'; readonly values: string[] }): Promise<readonly string[]> => {
  const { violations } = await new AxeBuilder({ page: phone.page })
    .setLegacyMode(true)
    .options({
      runOnly,
      rules: {
        // Text has 7:1 (STYLE 8), which axe only asks for at level AAA.
        'color-contrast-enhanced': { enabled: true },
        // It takes what a bar at the bottom edge covers until one scrolls for small; measured below, to 48 px.
        ...(runOnly.type === 'tag' ? { 'target-size': { enabled: false } } : {}),
      },
    })
    .analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, any, all }) => `${id}: ${html.slice(0, 160)} (${[...any, ...all].map(({ message }) => message).join('; ').slice(0, 200)})`))
}

/** Runs in the page: one heading, things to press of 48 pixels, and no bar over what has the focus. */
const faultsOfShape = (): readonly string[] => {
  const targetPx = 48
  const faults: string[] = []
  const isShown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  const headings = [...document.querySelectorAll('h1')].filter(isShown)
  if (headings.length !== 1) faults.push(`${headings.length} main headings`)

  const dialog = document.querySelector('dialog[open]')
  const isInText = (element: Element): boolean =>
    getComputedStyle(element).display === 'inline' &&
    [...(element.parentElement?.childNodes ?? [])].some((node) => node !== element && node.nodeType === Node.TEXT_NODE && /\p{L}/u.test(node.textContent ?? ''))
  /** What a finger may hit: of a stretched link the whole row, of a control its label with it. */
  const areaOf = (element: HTMLElement): DOMRect => {
    const stretched = getComputedStyle(element, '::after')
    if (stretched.content !== 'none' && stretched.position === 'absolute') {
      let around = element.parentElement
      while (around !== null && getComputedStyle(around).position === 'static') around = around.parentElement
      if (around !== null) return around.getBoundingClientRect()
    }
    return (element.closest('label') ?? element).getBoundingClientRect()
  }
  const controls = [...(dialog ?? document).querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')].filter(isShown)
  for (const element of controls) {
    if (isInText(element)) continue
    const { width, height } = areaOf(element)
    if (width < targetPx - 0.5 || height < targetPx - 0.5) faults.push(`${Math.round(width)} × ${Math.round(height)} to press: ${element.outerHTML.slice(0, 120)}`)
  }
  for (const element of controls) {
    if (element.matches(':disabled') || element.closest('nav') !== null) continue
    element.focus()
    if (document.activeElement !== element) continue
    const { x, y, width, height } = element.getBoundingClientRect()
    const top = document.elementFromPoint(x + width / 2, y + height / 2)
    const bar = top?.closest('nav, main > :last-child')
    if (bar !== null && bar !== undefined && getComputedStyle(bar).position === 'sticky' && !bar.contains(element)) faults.push(`covered when it has the focus: ${element.outerHTML.slice(0, 120)}`)
  }
  scrollTo(0, 0)
  return faults
}

/** Nothing wider than the screen and nothing cut off: on a small phone, and there with letters twice as large. */
const faultsOfReflow = async ({ phone }: Screen): Promise<readonly string[]> => {
  await resize(phone, small)
  const faults = await phone.page.evaluate(faultsOfWidth, small.width)
  await enlarge(phone, 200)
  await settle(phone)
  const large = await phone.page.evaluate(faultsOfWidth, small.width)
  await enlarge(phone, 100)
  return [...faults.map((fault) => `at 320 px: ${fault}`), ...large.map((fault) => `at 320 px and 200 %: ${fault}`)]
}

/** Runs in the page. */
const faultsOfWidth = (screenPx: number): readonly string[] => {
  const faults: string[] = []
  const scrolls = document.scrollingElement?.scrollWidth ?? 0
  const isShown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true })
  const all = [...document.body.querySelectorAll<HTMLElement>('*')].filter(isShown)
  if (scrolls > screenPx) {
    const wide = all.filter((element) => element.getBoundingClientRect().right > screenPx + 0.5 && getComputedStyle(element).position !== 'fixed')
    const innermost = wide.filter((element) => !wide.some((other) => other !== element && element.contains(other)))
    faults.push(`${scrolls} px wide: ${innermost.map(({ outerHTML }) => outerHTML.slice(0, 120)).slice(0, 3).join(' and ')}`)
  }
  for (const element of all) {
    const { overflowX, clipPath } = getComputedStyle(element)
    const isCut = overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1 && clipPath === 'none'
    if (isCut && !element.matches('input, select, textarea, pre, html, body')) faults.push(`cut off: ${element.outerHTML.slice(0, 120)}`)
  }
  return faults
}

/** The page says which language it is in, and is in it. */
const faultsOfWords = async ({ phone, hasWritings }: Screen, language: Language): Promise<readonly string[]> => {
  const { lang, texts } = await phone.page.evaluate(readTexts)
  const faults = lang === language ? [] : [`the page says it is in ${lang}`]
  if (language === 'en') return faults
  const isEnglish = (text: string): boolean => englishPhrases.some((phrase) => text.includes(phrase)) || (hasWritings !== true && /(?:\b[A-Za-z]{2,}\b[ ,.’]+){3}/u.test(`${text} `))
  return [...faults, ...texts.filter(isEnglish).map((text) => `English: ${text}`)]
}

/** Runs in the page: all that is read or read out. Addresses and reports have no language. */
const readTexts = (): { readonly lang: string; readonly texts: readonly string[] } => {
  const texts = [document.title]
  for (const element of document.body.querySelectorAll('*')) {
    if (!element.checkVisibility() || element.closest('pre, code') !== null) continue
    for (const name of ['aria-label', 'placeholder', 'title', 'alt']) texts.push(element.getAttribute(name) ?? '')
    const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent).join('')
    texts.push(own.replaceAll(/\S+:\/\/\S+/gu, ''))
  }
  return { lang: document.documentElement.lang, texts: texts.map((text) => text.trim()).filter((text) => text !== '') }
}

/** Of the English catalogue, what stands between the places for values, if it is longer than three words. */
const englishPhrases = readFileSync('src/i18n/messages/en.po', 'utf8')
  .split('\n\n')
  .flatMap((message) => [...(/^msgstr ((?:".*"\n?)+)/mu.exec(message)?.[1]?.matchAll(/^"(.*)"$/gmu) ?? [])].map(([, line = '']) => line).join('').split(/\{[^{}]*\}|<\/?\d+\/?>|[{}#]/u))
  .map((phrase) => phrase.replaceAll(/\\(.)/gu, '$1').trim())
  .filter((phrase) => phrase.split(/\s+/u).length > 3)

import type { Page } from 'playwright-core'
import type { BenchPhone } from './bench-phone.ts'
import { median } from './measure.ts'
import { atMost, type Row } from './row.ts'

/** What DevTools calls a 6× slowdown. Chromium refuses it for workers: "only supported for pages, not workers". */
const slowdown = 6
const starts = 5
const taps = 9

export interface ScreenTimes {
  readonly firstListMs: number
  readonly tapMs: number
}

/**
 * The built app on a phone that has the entries: how long from opening it to the first rows of the market, and from a
 * tap on "Save the notice" to "Saved on this phone". Every start is a new browser on the same profile.
 */
export const measureScreens = async (phone: BenchPhone, address: string): Promise<ScreenTimes> => {
  const firstListMs: number[] = []
  const tapMs: number[] = []
  for (let start = 0; start < starts; start += 1) {
    const page = await slowPage(phone)
    await page.goto(`${address}/market`)
    firstListMs.push(await timeOf(page, 'firstRow'))
    if (start === starts - 1) tapMs.push(...(await measureTaps(page, address)))
    await phone.stop()
  }
  return { firstListMs: median(firstListMs), tapMs: median(tapMs) }
}

export const screenRows = (few: ScreenTimes, many: ScreenTimes): readonly Row[] => [
  atMost({ name: 'first list, 20,000 entries, page throttled 6×, workers not', value: many.firstListMs, unit: 'ms' }, 1_500),
  atMost({ name: 'the same with 100 entries', value: few.firstListMs, unit: 'ms' }, 1_500),
  atMost({ name: 'first list, 20,000 to 100 entries', value: many.firstListMs / few.firstListMs, unit: '×' }, 1.15),
  atMost({ name: 'tap to recorded, 20,000 entries, page throttled 6×, workers not', value: many.tapMs, unit: 'ms' }, 150),
  atMost({ name: 'the same with 100 entries', value: few.tapMs, unit: 'ms' }, 150),
  atMost({ name: 'tap to recorded, 20,000 to 100 entries', value: many.tapMs / few.tapMs, unit: '×' }, 1.15),
]

interface Times {
  firstRow?: number
  tap?: number
}

declare global {
  interface Window {
    /** Milliseconds of what was seen since it was last asked for. */
    benchTimes: Times
  }
}

const slowPage = async (phone: BenchPhone): Promise<Page> => {
  const page = await phone.start()
  await page.addInitScript(watchScreen)
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  return page
}

/** Runs in the page, before the app. What it does per change must be next to nothing. */
const watchScreen = (): void => {
  let tapped = 0
  window.benchTimes = {}
  document.addEventListener(
    'pointerdown',
    () => {
      tapped = performance.now()
    },
    true,
  )
  new MutationObserver(() => {
    // A listing's id is 64 characters long; "new" is not one.
    if (window.benchTimes.firstRow === undefined && document.querySelector('li a[href^="/market/"]') !== null) window.benchTimes.firstRow = performance.now()
    if (tapped > 0 && document.querySelector('output span') !== null) {
      window.benchTimes.tap = performance.now() - tapped
      tapped = 0
    }
  }).observe(document, { childList: true, subtree: true })
}

const timeOf = async (page: Page, what: keyof Times): Promise<number> => {
  const seen = await page.waitForFunction((key) => window.benchTimes[key], what, { timeout: 60_000 })
  const value = await seen.jsonValue()
  if (value === undefined) throw new Error(`${what} was not seen`)
  return value
}

const measureTaps = async (page: Page, address: string): Promise<readonly number[]> => {
  const each: number[] = []
  for (let tap = 0; tap < taps; tap += 1) {
    await page.goto(`${address}/market/new?side=offer&mode=permanent`)
    await page.getByLabel('Category').selectOption({ label: 'Food' })
    await page.getByLabel('What is it?').fill(`Jam of year ${tap}`)
    await page.getByLabel(/worth\?/).fill('1500')
    // Whether this tab writes comes a moment later; a tap before would be timed with the opening.
    await page.waitForTimeout(1_000)
    await page.getByRole('button', { name: 'Save the notice' }).click()
    each.push(await timeOf(page, 'tap'))
  }
  return each
}

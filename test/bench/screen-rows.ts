import type { Page } from 'playwright-core'
import type { BenchPhone } from './bench-phone.ts'
import { median } from './measure.ts'
import { atMost, type Row } from './row.ts'

/** What DevTools calls a 6× slowdown. Chromium refuses it for workers: "only supported for pages, not workers". */
const slowdown = 6
const starts = 5
/** A median of fewer is none. */
const leastStarts = 3
const tapsPerStart = 5

export interface ScreenTimes {
  readonly firstListMs: number[]
  readonly tapMs: number[]
}

/**
 * The built app on phones that have the entries: how long from opening it to the first rows of the market, and from a
 * tap on "Save the notice" to "Saved on this phone". Every start is a new browser on the same profile, and the phones
 * take turns, so that what else the machine does meets them all.
 */
export const measureScreens = async (phones: readonly BenchPhone[], address: string, isLate: () => boolean): Promise<readonly ScreenTimes[]> => {
  const times = phones.map((): ScreenTimes => ({ firstListMs: [], tapMs: [] }))
  for (let start = 0; start < (isLate() ? leastStarts : starts); start += 1) {
    for (const [place, phone] of phones.entries()) {
      const { firstListMs, tapMs } = times[place]!
      const page = await slowPage(phone)
      await page.goto(`${address}/market`)
      firstListMs.push(await timeOf(page, 'firstRow'))
      await untilWriter(page)
      for (let tap = 0; tap < tapsPerStart; tap += 1) tapMs.push(await measureTap(page))
      await phone.stop()
    }
  }
  return times
}

/** Of a community of 100 entries, and of one of 20,000. */
export const screenRows = ([few, many]: readonly ScreenTimes[]): readonly Row[] => {
  if (few === undefined || many === undefined) throw new Error('two phones are to be compared')
  const [fewList, manyList, fewTap, manyTap] = [few.firstListMs, many.firstListMs, few.tapMs, many.tapMs].map(median) as [number, number, number, number]
  return [
    atMost({ name: 'first list, 20,000 entries (page throttled 6×, workers not)', value: manyList, unit: 'ms' }, 1_500),
    atMost({ name: 'first list, 100 entries (the same)', value: fewList, unit: 'ms' }, 1_500),
    atMost({ name: 'first list, 20,000 to 100 entries', value: manyList / fewList, unit: '×' }, 1.15),
    atMost({ name: 'tap to recorded, 20,000 entries (page throttled 6×, workers not)', value: manyTap, unit: 'ms' }, 150),
    atMost({ name: 'tap to recorded, 100 entries (the same)', value: fewTap, unit: 'ms' }, 150),
    atMost({ name: 'tap to recorded, 20,000 to 100 entries', value: manyTap / fewTap, unit: '×' }, 1.15),
  ]
}

interface Times {
  firstRow?: number | undefined
  tap?: number | undefined
}

declare global {
  interface Window {
    /** Milliseconds, of what was seen. */
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
  let lastWords: Element | null = null
  window.benchTimes = {}
  document.addEventListener(
    'pointerdown',
    () => {
      tapped = performance.now()
    },
    true,
  )
  new MutationObserver(() => {
    if (window.benchTimes.firstRow === undefined && document.querySelector('li a[href^="/market/"]') !== null) window.benchTimes.firstRow = performance.now()
    const words = document.querySelector('output span')
    // The words of the tap before may still stand there.
    if (tapped > 0 && words !== null && words !== lastWords) {
      window.benchTimes.tap = performance.now() - tapped
      tapped = 0
    }
    lastWords = words
  }).observe(document, { childList: true, subtree: true })
}

const timeOf = async (page: Page, what: keyof Times): Promise<number> => {
  const seen = await page.waitForFunction((key) => window.benchTimes[key], what, { timeout: 60_000 })
  const value = await seen.jsonValue()
  if (value === undefined) throw new Error(`${what} was not seen`)
  return value
}

const measureTap = async (page: Page): Promise<number> => {
  await page.evaluate(() => {
    window.benchTimes.tap = undefined
    history.pushState(null, '', '/market/new?side=offer&mode=permanent')
  })
  await page.getByLabel('Category').selectOption({ label: 'Food' })
  await page.getByLabel('What is it?').fill('Jam of this year')
  await page.getByLabel(/worth\?/).fill('1500')
  await page.getByRole('button', { name: 'Save the notice' }).click()
  return timeOf(page, 'tap')
}

/** A tap while the community is being opened waits for that, and would be timed with it. The writer holds a lock. */
const untilWriter = async (page: Page): Promise<void> => {
  await page.waitForFunction(async () => (await navigator.locks.query()).held?.some(({ name }) => name?.startsWith('ayni-writer-')), null, { timeout: 60_000 })
  // The lock comes first, then the vault is read.
  await page.waitForTimeout(2_500)
}

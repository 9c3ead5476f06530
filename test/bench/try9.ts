import { BenchPage } from '/work/main/test/bench/bench-page.ts'
import { readHistory } from '/work/main/test/bench/history-cache.ts'
import { chromium } from 'playwright-core'
import { chromiumFlags, whichChromium } from '/work/main/tools/chromium.ts'
import { median } from '/work/main/test/bench/measure.ts'
const browser = await chromium.launch({ executablePath: whichChromium(), args: chromiumFlags })
const page = await BenchPage.open(browser)
for (const [n, m] of [[20000, 500], [100000, 500]]) {
  const h = await readHistory({ entries: n, members: m })
  const ms = await page.ask({ work: 'folding', history: h.path, runs: 5 }) as number[]
  console.log(n, ms.map(Math.round), n / median(ms) * 1000)
  if (n < 50000) { const c: any = await page.ask({ work: 'checking', history: h.path, runs: 3 }); console.log(c, median(c.rawMs) / median(c.checkedMs)) }
}
page.close(); await browser.close()

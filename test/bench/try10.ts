import { BenchPage } from '/work/main/test/bench/bench-page.ts'
import { readHistory } from '/work/main/test/bench/history-cache.ts'
import { chromium } from 'playwright-core'
import { chromiumFlags, whichChromium } from '/work/main/tools/chromium.ts'
import { median } from '/work/main/test/bench/measure.ts'
const path = process.argv[2]!
const browser = await chromium.launch({ executablePath: whichChromium(), args: chromiumFlags })
const page = await BenchPage.open(browser)
for (let i = 0; i < 2; i++) { const c: any = await page.ask({ work: 'checking', history: path, runs: 3 }); console.log(c.checkedMs.map(Math.round), c.rawMs.map(Math.round), median(c.rawMs) / median(c.checkedMs)) }
page.close(); await browser.close()

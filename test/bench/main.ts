import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { chromium } from 'playwright-core'
import { chromiumFlags, whichChromium } from '../../tools/chromium.ts'
import { RelayProcess } from '../e2e/kit/relay-process.ts'
import { BenchPage } from './bench-page.ts'
import { bundleRows } from './bundle-rows.ts'
import { feedRows } from './feed-rows.ts'
import { checkingRows, foldingRows } from './folding-rows.ts'
import { readHistory } from './history-cache.ts'
import { machineToLine, readMachine } from './machine.ts'
import { relayRows } from './relay-rows.ts'
import { rowToLine, type Row } from './row.ts'
import { measureScreens, screenRows } from './screen-rows.ts'
import { firstSync, firstSyncRows } from './sync-rows.ts'

/**
 * Measures what the app promises, on this machine, and says which of it holds: `npm run bench`. Writes
 * `bench-results.json`. With words it measures only the groups they name: `npm run bench:now -- sync screens`.
 *
 * Numbers of two runs differ with what else the machine does; those that are compared come from one run, in turns.
 */
type Group = (isLate: () => boolean) => Promise<readonly Row[]>

/** What is left by then is left out, so that on a busy machine a run ends too. */
const lateMs = 6 * 60_000

const few = { entries: 100, members: 10 }
const some = { entries: 7_000, members: 200 }
const many = { entries: 20_000, members: 500 }
const most = { entries: 100_000, members: 500 }

/** What runs in a worker of a bare page. */
const inPage = async <T>(work: (page: BenchPage) => Promise<T>): Promise<T> => {
  const browser = await chromium.launch({ executablePath: whichChromium(), args: chromiumFlags })
  const page = await BenchPage.open(browser)
  try {
    return await work(page)
  } finally {
    page.close()
    await browser.close()
  }
}

const withRelay = async <T>(work: (relay: RelayProcess) => Promise<T>): Promise<T> => {
  const relay = await RelayProcess.start()
  try {
    return await work(relay)
  } finally {
    await relay.remove()
  }
}

const folding: Group = async () => {
  const histories = [await readHistory(many), await readHistory(most)]
  return inPage((page) => foldingRows(histories, page))
}

const checking: Group = async () => {
  const history = await readHistory(many)
  return inPage((page) => checkingRows(history, page))
}

const feeds: Group = async () => feedRows(await readHistory(many))

const sync: Group = async (isLate) => {
  const rows: Row[] = []
  for (const [size, arrival] of [[many, 'packed'], [some, 'packed'], [many, 'one-by-one']] as const) {
    if (isLate()) break
    const history = await readHistory(size)
    const synced = await withRelay((relay) => firstSync(relay, history, arrival))
    await synced.phone.remove()
    rows.push(...firstSyncRows(synced, history, arrival))
  }
  return rows
}

const screens: Group = (isLate) =>
  withRelay(async (relay) => {
    const phones = [(await firstSync(relay, await readHistory(few), 'packed')).phone, (await firstSync(relay, await readHistory(many), 'packed')).phone]
    try {
      return screenRows(await measureScreens(phones, relay.address, isLate))
    } finally {
      for (const phone of phones) await phone.remove()
    }
  })

const bundle: Group = () => Promise.resolve(bundleRows())

const groups = { bundle, folding, checking, relay: relayRows, sync, screens, feeds } as const satisfies Readonly<Record<string, Group>>

const buildApp = (): void => {
  const { status } = spawnSync(process.execPath, ['tools/build-if-stale.ts'], { stdio: 'inherit' })
  if (status !== 0) throw new Error('The app does not build, so it cannot be measured.')
}

const main = async (named: readonly string[]): Promise<void> => {
  const startedMs = performance.now()
  const machine = readMachine(whichChromium())
  console.log(machineToLine(machine))
  buildApp()
  const rows: Row[] = []
  const isLate = (): boolean => performance.now() - startedMs > lateMs
  for (const [name, measure] of Object.entries(groups)) {
    if (named.length > 0 && !named.includes(name)) continue
    if (isLate()) {
      console.error(`── ${name} left out: everything before took ${lateMs / 60_000} minutes already`)
      process.exitCode = 1
      continue
    }
    // Far above the number of cores, others are at work, and this group's times say little.
    console.log(`── ${name} (load ${loadavg()[0]?.toFixed(1)})`)
    try {
      for (const row of await measure(isLate)) {
        console.log(rowToLine(row))
        rows.push(row)
      }
    } catch (error) {
      // The other groups still tell something. Some errors quote whole frames.
      console.error(String(error).slice(0, 500))
      process.exitCode = 1
    }
  }
  writeFileSync('bench-results.json', `${JSON.stringify({ machine, rows }, null, 2)}\n`)
  const missed = rows.filter(({ ok }) => !ok).length
  console.log(`${rows.length} rows in ${Math.round((performance.now() - startedMs) / 1000)} s, ${missed === 0 ? 'every target met' : `${missed} past their target`}; written to bench-results.json`)
}

await main(process.argv.slice(2))

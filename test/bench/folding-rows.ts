import type { BenchPage } from './bench-page.ts'
import type { History } from './history-cache.ts'
import { median } from './measure.ts'
import { atLeast, noted, type Row } from './row.ts'
import { timeChecking, timeFolding, type CheckTimes } from './workloads.ts'

const runs = 7

/** How fast verified entries become rows, in node and in a worker of Chromium. */
export const foldingRows = async (histories: readonly History[], page: BenchPage): Promise<readonly Row[]> => {
  const rows: Row[] = []
  for (const { wires, path } of histories) {
    const rate = (ms: readonly number[]): number => (1000 * wires.length) / median(ms)
    const name = (where: string): string => `verified entries judged and folded per second, of ${wires.length.toLocaleString('en-US')}, ${where}`
    rows.push(atLeast({ name: name('Chromium worker'), value: rate(await page.ask<number[]>({ work: 'folding', history: path, runs })), unit: '/s' }, 100_000))
    rows.push(atLeast({ name: name('node'), value: rate(await timeFolding(wires, runs)), unit: '/s' }, 100_000))
  }
  return rows
}

/** What reading, checking, judging and folding adds to WebCrypto's own work. */
export const checkingRows = async ({ wires, path }: History, page: BenchPage): Promise<readonly Row[]> => {
  const rowsOf = ({ checkedMs, rawMs }: CheckTimes, where: string): readonly Row[] => [
    noted({ name: `entries from bytes to rows per second, ${where}`, value: (1000 * wires.length) / median(checkedMs), unit: '/s' }),
    noted({ name: `that, as a share of raw WebCrypto verification of the same signatures, ${where}`, value: (100 * median(rawMs)) / median(checkedMs), unit: '%' }),
  ]
  return [
    ...rowsOf(await page.ask<CheckTimes>({ work: 'checking', history: path, runs: 4 }), 'Chromium worker'),
    ...rowsOf(await timeChecking(wires, 4), 'node'),
  ]
}

import { findFaults } from '../../tools/bundle-size.ts'
import { atMost, type Row } from './row.ts'

/** What a phone fetches, from the check that also guards every build. */
export const bundleRows = (): readonly Row[] => {
  const lines: string[] = []
  const faults = findFaults('dist', (line) => lines.push(line))
  const kilobytesOf = (words: string): number => Number(lines.find((line) => line.includes(words))?.trim().split(' ')[0] ?? Number.NaN)
  return [
    atMost({ name: 'script before the first list, gzip, one language, no workers, no wasm', value: kilobytesOf('first load'), unit: 'kB' }, 170),
    atMost({ name: 'all that "Ready without network" needs, gzip', value: kilobytesOf('precached files'), unit: 'kB' }, 1_700),
    ...faults.filter((fault) => fault.includes('Automerge')).map((name) => ({ name, value: 1, unit: 'faults', target: '0', ok: false })),
  ]
}

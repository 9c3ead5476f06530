/**
 * Measures the built app against its limits: `node tools/bundle-size.ts`. kB is 1,000 bytes. Scripts are measured
 * gzip -9; what is precached as the relay sends it to a browser, which is the .br beside it (compress-app.ts).
 *
 * First load: the scripts a phone runs before the first list shows, which is index.html's entry with all it
 * imports and preloads, and what i18n adds for the member's language: its largest catalogue and whatever else
 * i18n loads lazily. Workers and wasm load beside it and do not count.
 */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

type Chunk = { file: string; isEntry?: boolean; imports?: string[]; dynamicImports?: string[] }
type Manifest = Record<string, Chunk>

const limits = { firstLoadBytes: 170_000, precacheBytes: 1_700_000 }

/** Each sentence is one thing that is wrong with the build; numbers are printed as they are found. */
export const findFaults = (dist: string, print: (line: string) => void): string[] => {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Manifest
  const entryKeys = Object.keys(manifest).filter((key) => manifest[key]?.isEntry === true)
  if (entryKeys.length === 0) return ['The build manifest has no entry, so nothing was measured.']

  const first = firstLoad(dist, manifest, entryKeys)
  for (const [file, bytes] of first) print(`${kilobytes(bytes)}  ${file}`)
  const firstLoadBytes = sum([...first.values()])
  print(`${kilobytes(firstLoadBytes)}  first load, limit ${kilobytes(limits.firstLoadBytes).trim()}`)

  const precached = precachedFiles(dist)
  const precacheBytes = sum(precached.map((file) => sentBytes(join(dist, file))))
  print(`${kilobytes(precacheBytes)}  all ${precached.length} precached files as sent, limit ${kilobytes(limits.precacheBytes).trim()}`)

  return [
    ...(firstLoadBytes > limits.firstLoadBytes ? ['The first load is over its limit: load a screen or a widget lazily.'] : []),
    ...(precacheBytes > limits.precacheBytes ? ['What is precached is over its limit.'] : []),
    ...(precached.length === 0 ? ['The service worker precaches nothing.'] : []),
    ...chunksWithAutomerge(dist, manifest, entryKeys),
  ]
}

const firstLoad = (dist: string, manifest: Manifest, entryKeys: string[]): Map<string, number> => {
  const sized = (file: string) => [file, gzipBytes(join(dist, file))] as const
  const preloaded = [...readFileSync(join(dist, 'index.html'), 'utf8').matchAll(/<link rel="modulepreload"[^>]* href="\/([^"]+)"/g)]
    .flatMap(([, file]) => (file === undefined ? [] : [file]))
  const imported = reachable(manifest, entryKeys, ({ imports }) => imports ?? []).map(({ file }) => file)
  const wording = Object.entries(manifest).filter(([key]) => key.startsWith('src/i18n/'))
  const isCatalogue = ([key]: [string, Chunk]) => key.endsWith('.po')
  const catalogues = wording.filter(isCatalogue).map(([, { file }]) => sized(file)).toSorted(([, a], [, b]) => b - a)
  const otherWording = wording.filter((each) => !isCatalogue(each)).map(([, { file }]) => file)
  return new Map([...[...imported, ...preloaded, ...otherWording].map(sized), ...catalogues.slice(0, 1)])
}

/** The page reads the index alone. Automerge, or any wasm glue, in a chunk it can reach is a wrong import. */
const chunksWithAutomerge = (dist: string, manifest: Manifest, entryKeys: string[]): string[] =>
  reachable(manifest, entryKeys, ({ imports, dynamicImports }) => [...(imports ?? []), ...(dynamicImports ?? [])])
    .filter(({ file }) => /automerge|__wbindgen/i.test(readFileSync(join(dist, file), 'utf8')))
    .map(({ file }) => `${file} is reachable from the page and contains Automerge, which belongs in the core worker.`)

const reachable = (manifest: Manifest, from: string[], next: (chunk: Chunk) => string[]): Chunk[] => {
  const seen = new Map<string, Chunk>()
  const waiting = [...from]
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    const chunk = manifest[key]
    if (chunk === undefined || seen.has(key)) continue
    seen.set(key, chunk)
    waiting.push(...next(chunk))
  }
  return [...seen.values()]
}

/** Workbox writes its list into the service worker as `{url:"…",revision:…}`. */
const precachedFiles = (dist: string): string[] => {
  const worker = readFileSync(join(dist, 'service-worker.js'), 'utf8')
  return [...worker.matchAll(/["']?\burl["']?\s*:\s*["']([^"']+)["']/g)]
    .flatMap(([, url]) => (url === undefined ? [] : [url]))
    .filter((url) => existsSync(join(dist, url)))
}

const sentBytes = (path: string): number => (existsSync(`${path}.br`) ? statSync(`${path}.br`).size : gzipBytes(path))
const gzipBytes = (path: string): number => gzipSync(readFileSync(path), { level: 9 }).length
const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1).padStart(8)} kB`
const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0)

if (import.meta.main) {
  if (!existsSync('dist/.vite/manifest.json')) throw new Error('There is no dist/: run `npm run build` first.')
  const faults = findFaults('dist', (line) => console.log(line))
  for (const fault of faults) console.error(fault)
  if (faults.length > 0) process.exitCode = 1
}

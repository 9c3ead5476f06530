import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { findFaults } from './bundle-size.ts'
import { plantFiles } from './planted-files.ts'

const noise = (bytes: number) => `'${randomBytes(bytes).toString('base64')}'`

const fine = {
  'index.html': '<script type="module" src="/assets/index.js"></script><link rel="modulepreload" crossorigin href="/assets/react.js">',
  'service-worker.js': 'e([{"revision":null,"url":"assets/index.js"},{"revision":"1","url":"index.html"}])',
  '.vite/manifest.json': JSON.stringify({
    'index.html': { file: 'assets/index.js', isEntry: true, imports: ['_react.js'], dynamicImports: ['src/i18n/messages/kk.po', 'src/i18n/messages/ru.po', 'src/i18n/words.ts', 'src/lazy.tsx'] },
    '_react.js': { file: 'assets/react.js' },
    'src/i18n/messages/kk.po': { file: 'assets/kk.js' },
    'src/i18n/messages/ru.po': { file: 'assets/ru.js' },
    'src/i18n/words.ts': { file: 'assets/words.js' },
    'src/lazy.tsx': { file: 'assets/lazy.js' },
  }),
  'assets/index.js': noise(100),
  'assets/react.js': noise(100),
  'assets/kk.js': noise(1),
  'assets/ru.js': noise(100),
  'assets/words.js': noise(1),
  'assets/lazy.js': noise(1),
}

const faultsOf = (changed: Record<string, string>) => {
  using planted = plantFiles({ ...fine, ...changed })
  const lines: string[] = []
  return { faults: findFaults(planted.folder, (line) => lines.push(line)), lines }
}

test('the first load is the entry, what it imports and the words of one language', () => {
  const { faults, lines } = faultsOf({})

  expect(faults).toEqual([])
  expect(lines.slice(0, -2).map((line) => line.split('  ').at(-1) ?? '').toSorted()).toEqual(['assets/index.js', 'assets/react.js', 'assets/ru.js', 'assets/words.js'])
})

test('an imported chunk that is too large is a fault', () => {
  expect(faultsOf({ 'assets/react.js': noise(180_000) }).faults).toEqual([expect.stringContaining('first load')])
})

test('a lazy chunk that is large is none', () => {
  expect(faultsOf({ 'assets/lazy.js': noise(180_000) }).faults).toEqual([])
})

test('precaching too much is a fault, and so is precaching nothing', () => {
  const tooMuch = { 'big.wasm': noise(1_800_000), 'service-worker.js': 'e([{url:"big.wasm",revision:null}])' }

  expect(faultsOf(tooMuch).faults).toEqual([expect.stringContaining('precached')])
  expect(faultsOf({ 'service-worker.js': 'e([])' }).faults).toEqual([expect.stringContaining('precaches nothing')])
})

test('Automerge in a chunk the page can reach is a fault, lazy or not', () => {
  expect(faultsOf({ 'assets/lazy.js': 'const url = "automerge:" + id' }).faults).toEqual([expect.stringContaining('assets/lazy.js')])
})

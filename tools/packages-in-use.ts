import { globSync, readFileSync } from 'node:fs'

const importedFrom = /(?:\bfrom|\bimport)\s*\(?\s*'([^'.][^']*)'/g

/** What compiled code imports without its source saying so: JSX, and the other side of the message macros. */
const unspoken = ['react', 'react-dom', 'react/jsx-runtime', 'react/jsx-dev-runtime', '@lingui/core', '@lingui/react']

/**
 * Every package the browser code and its tests import.
 *
 * Vite bundles packages once, before the first request, if it is told their names. A package that only
 * a worker imports is found late otherwise: Vite reloads the page in the middle of a test run, and on a
 * cold cache, that is in every clean clone, the run fails after 60 s.
 */
export const packagesInUse = (): string[] => {
  const files = globSync(['src/**/*.{ts,tsx}', 'test/**/*.browser.test.{ts,tsx}'], {
    exclude: ['src/workers/service-worker.ts', 'src/**/*.d.ts'],
  })
  const named = files
    .filter((file) => !isNodeTest(file))
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(importedFrom)])
    .flatMap(([, specifier]) => (specifier === undefined ? [] : [specifier]))
  return [...new Set([...unspoken, ...named])].filter(isBundledAhead).toSorted()
}

const isNodeTest = (file: string): boolean => /\.test\.tsx?$/.test(file) && !file.includes('.browser.test.')

const isBundledAhead = (specifier: string): boolean =>
  /^(?:@[\w.-]+\/)?[\w.-]+(?:\/[\w./-]+)?$/.test(specifier) &&
  !specifier.endsWith('/macro') &&
  !/^(?:vitest|vite|node|virtual)(?:\/|$)/.test(specifier)

import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')

export const fromRoot = (...path: readonly string[]): string => join(root, ...path)

/** What is made once and read by later runs. */
export const cacheFolder = fromRoot('node_modules', '.cache', 'ayni-bench')

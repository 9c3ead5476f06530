import * as fc from 'fast-check'
import { assert } from '../../src/domain/base/assert.ts'

/**
 * Properties draw the same histories in every run, so that a commit passes or fails for good. `SEED=random` draws new
 * ones, and `SEED=7` those that a failure named.
 */
const named = process.env['SEED'] ?? '2026'
const seed = named === 'random' ? Math.floor(Math.random() * 2 ** 31) : Number(named)
assert(Number.isSafeInteger(seed), `SEED is a whole number or "random", not ${named}`)
fc.configureGlobal({ seed })

import { assert } from '../../src/domain/base/assert.ts'
import type { Result } from '../../src/domain/base/result.ts'

/** The value of a result that must be one. */
export const must = <T>(result: Result<T, unknown>): T => {
  assert(result.ok, `expected a value, got ${JSON.stringify(result)}`)
  return result.value
}

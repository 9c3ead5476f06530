import { assert } from '../../src/domain/base/assert.ts'
import { hexToBytes } from '../../src/domain/base/hex.ts'
import type { Value, ValueMap } from '../../src/domain/base/value.ts'

/** A body, or a map in one; fields that are undefined are left out. */
export const valueMap = (fields: Readonly<Record<string, Value | undefined>>): ValueMap =>
  new Map(Object.entries(fields).filter((field): field is [string, Value] => field[1] !== undefined))

/** An id as a body holds it. */
export const idBytes = (id: string): Uint8Array => {
  const bytes = hexToBytes(id)
  assert(bytes !== undefined, `not hexadecimal: ${id}`)
  return bytes
}

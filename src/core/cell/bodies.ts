import { assert } from '../../domain/base/assert.ts'
import { hexToBytes } from '../../domain/base/hex.ts'
import type { Value, ValueMap } from '../../domain/base/value.ts'

/** A body from fields; those that are null or undefined are left out, as an absent field reads as null. */
export const bodyFrom = (fields: Readonly<Record<string, Value | null | undefined>>): ValueMap => {
  const body = new Map<string, Value>()
  for (const [name, value] of Object.entries(fields)) if (value !== null && value !== undefined) body.set(name, value)
  return body
}

/** An id, key or hash of the domain as the bytes an entry holds. */
export const idValue = (hex: string): Uint8Array<ArrayBuffer> => {
  const bytes = hexToBytes(hex)
  assert(bytes !== undefined, 'an id that is not hexadecimal')
  return bytes
}

export const optionalId = (hex: string | null): Uint8Array<ArrayBuffer> | null => (hex === null ? null : idValue(hex))

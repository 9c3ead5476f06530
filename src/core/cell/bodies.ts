import type { Value, ValueMap } from '../../domain/base/value.ts'
import { idBytes } from '../codec/id-bytes.ts'

/** A body from fields; those that are null or undefined are left out, as an absent field reads as null. */
export const bodyFrom = (fields: Readonly<Record<string, Value | null | undefined>>): ValueMap => {
  const body = new Map<string, Value>()
  for (const [name, value] of Object.entries(fields)) if (value !== null && value !== undefined) body.set(name, value)
  return body
}

/** An id as an entry holds it, or null where there is none. */
export const optionalId = (hex: string | null): Uint8Array<ArrayBuffer> | null => (hex === null ? null : idBytes(hex))

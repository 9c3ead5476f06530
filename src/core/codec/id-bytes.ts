import { assert } from '../../domain/base/assert.ts'
import { hexToBytes } from '../../domain/base/hex.ts'

/** The 32 bytes of an id, a device, a channel or a hash that this app wrote or has checked: anything else is a bug. */
export const idBytes = (hex: string): Uint8Array<ArrayBuffer> => {
  const bytes = hexToBytes(hex)
  assert(bytes?.length === 32, 'an id is not 64 hexadecimal characters')
  return bytes
}

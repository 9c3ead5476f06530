const digits: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

const toHexByDigits = (bytes: Uint8Array): string => {
  let text = ''
  for (const byte of bytes) text += digits[byte]
  return text
}

/**
 * The engine's own, where it has one: three times as fast, and its text is in one piece. One put together from 32 is
 * first copied into one when it is used as a key, and every id is.
 */
const { toHex } = Uint8Array.prototype as { readonly toHex?: (this: Uint8Array) => string }

/** Bytes as lower-case hexadecimal, two characters a byte. */
export const bytesToHex: (bytes: Uint8Array) => string = toHex === undefined ? toHexByDigits : (bytes) => toHex.call(bytes)

/** The bytes of lower-case hexadecimal text, or undefined when it is anything else. */
export const hexToBytes = (text: string): Uint8Array<ArrayBuffer> | undefined => {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) return undefined
  const bytes = new Uint8Array(text.length / 2)
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = Number.parseInt(text.slice(2 * index, 2 * index + 2), 16)
  return bytes
}

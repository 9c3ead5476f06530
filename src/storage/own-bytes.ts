/**
 * Bytes with a buffer of their own. IndexedDB stores the whole buffer behind a view: an entry cut out of a
 * 256 KiB chunk would rest as 256 KiB.
 */
export const ownBytes = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength
    ? (bytes as Uint8Array<ArrayBuffer>)
    : Uint8Array.from(bytes)

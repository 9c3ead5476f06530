/** Less than this is never sent: a short chunk would tell what was done. */
const leastLength = 256
const prefixLength = 4

/**
 * FROZEN: length as u32 big-endian ‖ content ‖ zeros up to `paddedLength`. What the relay can learn from a chunk's
 * length is then at most a few steps per doubling.
 */
export const pad = (content: Uint8Array): Uint8Array<ArrayBuffer> => {
  const padded = new Uint8Array(paddedLength(content.length))
  new DataView(padded.buffer).setUint32(0, content.length)
  padded.set(content, prefixLength)
  return padded
}

/** The content, or undefined unless `padded` is what `pad` gives for it: the right length, and nothing but zeros. */
export const unpad = (padded: Uint8Array): Uint8Array | undefined => {
  if (padded.length < leastLength) return undefined
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0)
  const end = prefixLength + length
  if (end > padded.length || paddedLength(length) !== padded.length) return undefined
  for (let index = end; index < padded.length; index += 1) if (padded[index] !== 0) return undefined
  return padded.subarray(prefixLength, end)
}

/** Padmé (Nikitin and others, PETS 2019, §4): lengths whose mantissa is no longer than their exponent. At most 12 % more. */
export const paddedLength = (contentLength: number): number => {
  const length = Math.max(leastLength, prefixLength + contentLength)
  const exponent = floorLog2(length)
  const step = 2 ** (exponent - floorLog2(exponent) - 1)
  return Math.ceil(length / step) * step
}

/** By counting zeros: `Math.log2` may differ between engines in the last bit, and a length must not. */
const floorLog2 = (value: number): number => 31 - Math.clz32(value)

/** The prime of the field, 2^255 − 19, and the order of the group, little-endian. */
const p = littleEndian('edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f')
const order = littleEndian('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010')

/**
 * The y coordinates of the eight points whose order divides 8. Each stands with both signs of x, so comparing
 * without the sign bit finds all eight, and "minus zero" for the two whose x is 0 as well.
 */
const smallOrderYs: readonly Uint8Array[] = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
].map(littleEndian)

/**
 * The part of the signature rule (DESIGN 5) that platforms do not promise, and that needs no curve arithmetic:
 * 32-byte key A and 64-byte signature R ‖ S with A and R canonical (y < p) and not of small order, and S < L.
 *
 * R of small order is not named by the rule's first wording. The WebCrypto draft tells platforms to refuse it; Node
 * does, Chromium accepts it (both seen), and one entry signed so would be in one ledger and not in the other.
 */
export const isStrictSignature = (publicKey: Uint8Array, signature: Uint8Array): boolean => {
  if (publicKey.length !== 32 || signature.length !== 64) return false
  const r = signature.subarray(0, 32)
  const s = signature.subarray(32)
  return isUsablePoint(publicKey) && isUsablePoint(r) && isBelow(s, order)
}

const isUsablePoint = (encoded: Uint8Array): boolean => {
  const y = Uint8Array.from(encoded)
  y[31] = y[31]! & 0x7f
  return isBelow(y, p) && !smallOrderYs.some((small) => isEqual(small, y))
}

const isBelow = (a: Uint8Array, b: Uint8Array): boolean => {
  for (let index = 31; index >= 0; index -= 1) if (a[index] !== b[index]) return a[index]! < b[index]!
  return false
}

const isEqual = (a: Uint8Array, b: Uint8Array): boolean => {
  for (let index = 0; index < 32; index += 1) if (a[index] !== b[index]) return false
  return true
}

function littleEndian(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

/**
 * Division of whole amounts without ever holding a fraction.
 * Dividend ≥ 0, divisor ≥ 1, both whole and below 2^52, so every step here is exact
 * and the answer is the same on every device.
 */
export const divideDown = (dividend: number, divisor: number): number => (dividend - (dividend % divisor)) / divisor

export const divideUp = (dividend: number, divisor: number): number =>
  divideDown(dividend, divisor) + (dividend % divisor === 0 ? 0 : 1)

/** A half goes up: 2.5 → 3. */
export const divideHalfUp = (dividend: number, divisor: number): number =>
  divideDown(dividend, divisor) + (2 * (dividend % divisor) >= divisor ? 1 : 0)

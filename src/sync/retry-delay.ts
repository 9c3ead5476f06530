const shortestMs = 1_000
const longestMs = 60_000
/** A relay may ask for more patience than that, such as until midnight, but not for ever. */
const longestAskedMs = 60 * 60_000

/**
 * How long to wait before dialling again: 1–2 s after the first failure, doubling up to 30–60 s. Half of it is
 * chance, so that the phones a restarted relay lost do not all return in the same second.
 */
export const retryDelayMs = (retry: {
  /** In a row, 0 for the first. */
  readonly failures: number
  /** What the relay asked for, or null. */
  readonly askedMs: number | null
  readonly random: () => number
}): number => {
  const { failures, askedMs, random } = retry
  // The exponent is bounded as well: 2 ** 1024 is Infinity, which times 0 is NaN.
  const most = Math.min(longestMs, 2 * shortestMs * 2 ** Math.min(failures, 16))
  const asked = Math.min(askedMs ?? 0, longestAskedMs)
  return Math.max(most / 2, asked) + (random() * most) / 2
}

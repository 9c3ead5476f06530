/** The middle of several measurements: what other programs on the machine do at times does not count. */
export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** The value that this share of the measurements does not exceed. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
  if (value === undefined) throw new Error('nothing was measured')
  return value
}

/** Milliseconds of each of several runs, after one that does not count, in which the engine learns the code. */
export const timeRuns = async (runs: number, work: () => unknown): Promise<readonly number[]> => {
  const times: number[] = []
  for (let run = 0; run <= runs; run += 1) {
    const start = performance.now()
    await work()
    if (run > 0) times.push(performance.now() - start)
  }
  return times
}

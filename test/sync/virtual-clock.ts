import type { SyncDeps } from '../../src/sync/sync-deps.ts'

/** Time that a test moves. Sockets and disks stay real, so it runs about 70 times as fast as they do and waits for them. */
export interface VirtualClock extends Pick<SyncDeps, 'after' | 'now'> {
  /** Moves on, running what is due on the way. */
  advance(ms: number): void
  /** Lets time pass until it is so. Fails when a virtual quarter of an hour did not bring it. */
  until(isSo: () => boolean, what?: string): Promise<void>
  /** Lets this much virtual time pass, with everything that happens in it. */
  pass(ms: number): Promise<void>
}

const patienceMs = 15 * 60_000

export const createVirtualClock = (stepMs = 80): VirtualClock => {
  // A relay's own clock is the true one.
  let time = Date.now()
  let lastId = 0
  const timerById = new Map<number, { readonly at: number; readonly run: () => void }>()

  const advance = (ms: number): void => {
    const end = time + ms
    for (;;) {
      const next = [...timerById].filter(([, { at }]) => at <= end).toSorted(([, a], [, b]) => a.at - b.at)[0]
      if (next === undefined) break
      const [id, { at, run }] = next
      timerById.delete(id)
      time = Math.max(time, at)
      run()
    }
    time = end
  }

  const step = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 1))
    advance(stepMs)
  }

  return {
    now: () => time,
    after: (ms, run) => {
      const id = (lastId += 1)
      timerById.set(id, { at: Math.ceil(time + ms), run })
      return () => timerById.delete(id)
    },
    advance,
    until: async (isSo, what = isSo.toString()) => {
      const deadline = time + patienceMs
      while (!isSo()) {
        if (time > deadline) throw new Error(`never came to be: ${what}`)
        await step()
      }
    },
    pass: async (ms) => {
      const end = time + ms
      while (time < end) await step()
    },
  }
}

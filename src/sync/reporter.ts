import type { LinkReport } from '../core/ports/sync-target.ts'
import type { Cancel, SyncDeps } from './sync-deps.ts'

/** A hundred reports a second while catching up would keep the screen busy with what nobody can read. */
const leastBetweenMs = 250

/** Hands on the newest report, not more often than the screen needs, and only when it says something new. */
export interface Reporter {
  changed(): void
  /** Says the last word now, and nothing after it. */
  stop(): void
}

export const createReporter = (options: {
  readonly deps: Pick<SyncDeps, 'after'>
  readonly read: () => LinkReport
  readonly report: (report: LinkReport) => void
}): Reporter => {
  const { deps, read, report } = options
  let last = ''
  let hasChanged = false
  let isStopped = false
  let cancelPause: Cancel | undefined

  const tell = (): void => {
    hasChanged = false
    const next = read()
    const text = JSON.stringify(next)
    if (text === last) return
    last = text
    report(next)
  }

  const tellAndPause = (): void => {
    tell()
    cancelPause = deps.after(leastBetweenMs, () => {
      cancelPause = undefined
      if (hasChanged) tellAndPause()
    })
  }

  return {
    changed: () => {
      hasChanged = true
      if (!isStopped && cancelPause === undefined) tellAndPause()
    },
    stop: () => {
      if (isStopped) return
      isStopped = true
      cancelPause?.()
      tell()
    },
  }
}

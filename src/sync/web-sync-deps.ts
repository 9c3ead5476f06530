import type { Verify } from '../core/keys/verify.ts'
import { openWebSocket } from './open-web-socket.ts'
import type { SyncDeps } from './sync-deps.ts'

/** The real world, for the core worker: `network` is its `self`. */
export const webSyncDeps = (given: Pick<SyncDeps, 'network' | 'onBug'> & { readonly verify: Verify }): SyncDeps => ({
  ...given,
  openSocket: openWebSocket,
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
  random: () => Math.random(),
})

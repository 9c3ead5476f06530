import { heartbeatMs, silenceMs } from '../../sync-server/protocol.ts'
import type { Cancel, SyncDeps } from './sync-deps.ts'

/** How long the answer to a ping may take when there is reason to doubt the socket. */
const probeMs = 5_000

/**
 * Tells when a socket has died without a word, as it does in airplane mode: the browser leaves it open, takes what
 * is sent, and delivers nothing.
 */
export interface Heartbeat {
  heard(): void
  /** The relay listens now: pings begin. */
  begin(): void
  /** Asks for a sign of life soon. */
  probe(): void
  stop(): void
}

export const createHeartbeat = (options: {
  readonly deps: Pick<SyncDeps, 'after'>
  readonly ping: () => void
  readonly onSilence: () => void
}): Heartbeat => {
  const { deps, ping, onSilence } = options
  let hasBegun = false
  let cancelBeat: Cancel = () => {}
  let cancelProbe: Cancel = () => {}
  // From the first moment on: dialling may hang as well.
  let cancelSilence = deps.after(silenceMs, onSilence)

  const beat = (): void => {
    ping()
    cancelBeat = deps.after(heartbeatMs, beat)
  }

  return {
    heard: () => {
      cancelProbe()
      cancelSilence()
      cancelSilence = deps.after(silenceMs, onSilence)
    },
    begin: () => {
      hasBegun = true
      cancelBeat = deps.after(heartbeatMs, beat)
    },
    probe: () => {
      if (!hasBegun) return
      ping()
      cancelProbe()
      cancelProbe = deps.after(probeMs, onSilence)
    },
    stop: () => {
      cancelBeat()
      cancelProbe()
      cancelSilence()
    },
  }
}

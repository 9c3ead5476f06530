import type { LiveQuery } from '../core/queries/live-query.ts'

/** waiting: a new version is on the phone and may take over. taking-over: the member has said yes. */
export type AppUpdate = 'none' | 'waiting' | 'taking-over'

export interface AppUpdates {
  readonly state: LiveQuery<AppUpdate>
  /** Lets the new version take over, in every tab. */
  readonly accept: () => void
}

const lookEveryMs = 60 * 60_000

/**
 * Watches for a new version. It takes over only when asked to, and then in all tabs: each reloads when its own writes
 * are settled, because its old code's parts are gone from the phone (TOOLING d).
 */
export const watchForUpdates = (settled: () => Promise<void>): AppUpdates => {
  let state: AppUpdate = 'none'
  let skipWaiting: (() => void) | undefined
  const listeners = new Set<() => void>()
  const become = (next: AppUpdate) => {
    state = next
    for (const listener of listeners) listener()
  }

  const reloadWhenSettled = async () => {
    await settled()
    location.reload()
  }
  const takeOver = async () => {
    await settled()
    skipWaiting?.()
  }
  const start = async () => {
    const container = navigator.serviceWorker
    let hadController = container.controller !== null
    container.addEventListener('controllerchange', () => {
      // The first service worker of this page replaces no code.
      if (hadController) void reloadWhenSettled()
      hadController = true
    })
    const { Workbox } = await import('workbox-window')
    const workbox = new Workbox('/service-worker.js')
    workbox.addEventListener('waiting', () => {
      skipWaiting = () => { workbox.messageSkipWaiting() }
      become('waiting')
    })
    await workbox.register()
    // A phone may keep an installed app open for weeks.
    setInterval(() => { void workbox.update().catch(() => undefined) }, lookEveryMs)
  }
  // In development code changes under the page anyway. Without a service worker the app still works, with a network.
  if (import.meta.env.PROD && 'serviceWorker' in navigator) start().catch(() => undefined)

  return {
    state: {
      current: () => state,
      subscribe: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    accept: () => {
      become('taking-over')
      void takeOver()
    },
  }
}

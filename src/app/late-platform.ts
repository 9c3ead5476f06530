import type { LiveQuery } from '../core/queries/live-query.ts'
import type { Platform } from '../features/session/platform.ts'

/** What is known of the browser only some time after the start. */
export type LatePlatform = Pick<Platform, 'promptInstall' | 'ownRelay'>

/** Chromium's event; no specification, so no type. */
interface InstallPromptEvent extends Event {
  readonly prompt: () => Promise<unknown>
}

const healthTimeoutMs = 5_000

/** Listens from the moment this file is loaded: the browser offers its install question once. */
const createLatePlatform = (): LiveQuery<LatePlatform> => {
  let now: LatePlatform = { promptInstall: undefined, ownRelay: null }
  let asked = false
  const listeners = new Set<() => void>()
  const change = (part: Partial<LatePlatform>) => {
    now = { ...now, ...part }
    for (const listener of listeners) listener()
  }

  window.addEventListener('beforeinstallprompt', (event) => {
    // The app asks at a better moment, from the settings.
    event.preventDefault()
    const promptInstall = async () => {
      change({ promptInstall: undefined })
      await (event as InstallPromptEvent).prompt()
    }
    change({ promptInstall })
  })
  window.addEventListener('appinstalled', () => { change({ promptInstall: undefined }) })

  const look = async () => {
    const ownRelay = await findOwnRelay()
    if (ownRelay !== null) change({ ownRelay })
  }
  return {
    current: () => now,
    subscribe: (listener) => {
      listeners.add(listener)
      if (!asked) {
        asked = true
        void look()
      }
      return () => listeners.delete(listener)
    },
  }
}

export const latePlatform = createLatePlatform()

/** The server that gave us the app is a relay when it answers /health as one; a plain web host answers otherwise. */
const findOwnRelay = async (): Promise<string | null> => {
  try {
    const response = await fetch('/health', { signal: AbortSignal.timeout(healthTimeoutMs), cache: 'no-store' })
    const health: unknown = await response.json()
    const isRelay = typeof health === 'object' && health !== null && 'channels' in health && 'connections' in health
    return isRelay ? `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/relay` : null
  } catch {
    return null
  }
}

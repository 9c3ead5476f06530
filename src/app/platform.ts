import { canMakeKeys } from '../core/keys/device-keys.ts'
import type { Platform } from '../features/session/platform.ts'
import { browserPlace } from './browser-place.ts'

/** Looks at the browser once, before the first screen. What only shows later (`latePlatform`) is added by App. */
export const createPlatform = async (): Promise<Platform> => ({
  place: browserPlace({
    userAgent: navigator.userAgent,
    touchPoints: navigator.maxTouchPoints,
    standalone: isStandalone(),
    telegramProxy: 'TelegramWebviewProxy' in window,
  }),
  lacks: await findLacks(),
  promptInstall: undefined,
  persist: persistStorage,
  share: shareSheet(),
  origin: location.origin,
  ownRelay: null,
  now: () => Date.now(),
  zone: -new Date().getTimezoneOffset(),
})

const isStandalone = (): boolean =>
  ('standalone' in navigator && navigator.standalone === true) ||
  ['standalone', 'fullscreen', 'minimal-ui', 'window-controls-overlay'].some((mode) => matchMedia(`(display-mode: ${mode})`).matches)

const findLacks = async (): Promise<Platform['lacks']> => {
  const lacks: Platform['lacks'][number][] = []
  // `subtle` is missing outside a secure context, whatever the types say.
  if (!isSecureContext || !(await canMakeKeys())) lacks.push('signing-keys')
  if (!('locks' in navigator)) lacks.push('locks')
  if (!(await canStore())) lacks.push('storage')
  return lacks
}

/** Some private windows have an indexedDB that refuses every database. */
const canStore = (): Promise<boolean> =>
  new Promise((settle) => {
    try {
      const request = indexedDB.open('ayni/probe')
      request.addEventListener('success', () => {
        request.result.close()
        settle(true)
      })
      request.addEventListener('error', () => { settle(false) })
    } catch {
      settle(false)
    }
  })

const persistStorage = async (): Promise<boolean> => {
  // Missing in old browsers, whatever the types say.
  const storage = navigator.storage as StorageManager | undefined
  try {
    return (await storage?.persist()) ?? false
  } catch {
    return false
  }
}

const shareSheet = (): Platform['share'] => {
  if (!('share' in navigator)) return undefined
  return async (content) => {
    try {
      await navigator.share(content)
    } catch (error) {
      // Closing the sheet without choosing is not a failure; anything else is, and the screen has a copy button too.
      if (!(error instanceof DOMException)) throw error
    }
  }
}

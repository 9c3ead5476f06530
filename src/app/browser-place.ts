import type { Platform } from '../features/session/platform.ts'

/** What a browser says of itself. */
export interface BrowserSigns {
  readonly userAgent: string
  /** More than one finger: tells an iPad, which says it is a Mac, from a Mac. */
  readonly touchPoints: number
  /** Runs in its own window from the home screen or the list of apps. */
  readonly standalone: boolean
  /** Telegram's own view puts this into the page; on an iPhone nothing else gives it away. */
  readonly telegramProxy: boolean
}

/**
 * Browsers inside other apps: what they store may vanish with the app's cache, and some lack what we need.
 * `; wv)` is Android's own sign of a web view, `GSA/` the Google app.
 */
const embeddedSigns =
  /Instagram|FBAN|FBAV|FB_IAB|Telegram|WhatsApp|\bLine\/|MicroMessenger|VKAndroidApp|VKClient|vk_app|musical_ly|BytedanceWebview|TikTok|trill_|Snapchat|Pinterest\/|LinkedInApp|Twitter for|\bGSA\/|; wv\)/i

/** Where the app is running: an own window, a tab, a tab whose storage iOS clears after a week, or inside another app. */
export const browserPlace = ({ userAgent, touchPoints, standalone, telegramProxy }: BrowserSigns): Platform['place'] => {
  // Own windows on iOS have no "Safari" in their name either, so this question comes first.
  if (standalone) return 'installed'
  if (telegramProxy || embeddedSigns.test(userAgent)) return 'embedded'
  const isIos = /iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes('Macintosh') && touchPoints > 1)
  if (!isIos) return 'browser'
  // Every true browser on iOS calls itself Safari; a bare web view does not.
  return userAgent.includes('Safari/') ? 'ios-tab' : 'embedded'
}

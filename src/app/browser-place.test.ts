import { expect, test } from 'vitest'
import { browserPlace, type BrowserSigns } from './browser-place.ts'

const android = 'Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36'
const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)'
const safari = `${iphone} Version/18.1 Mobile/15E148 Safari/604.1`
const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15'

const placeOf = (userAgent: string, more: Partial<BrowserSigns> = {}) =>
  browserPlace({ userAgent, touchPoints: 5, standalone: false, telegramProxy: false, ...more })

test.each([
  ['Instagram', `${android} Instagram 300.0.0.0`],
  ['Facebook on Android', `${android} [FB_IAB/FB4A;FBAV/440.0.0.0;]`],
  ['Facebook on iOS', `${iphone} Mobile/15E148 [FBAN/FBIOS;FBAV/440.0]`],
  ['WhatsApp', `${android} WhatsApp/2.24`],
  ['Telegram', `${android} Telegram-Android/11.2.0`],
  ['Line', `${safari} Line/13.0.0`],
  ['WeChat', `${safari} MicroMessenger/8.0`],
  ['VK', `${android} VKAndroidApp/8.0`],
  ['TikTok', `${android} musical_ly_2023 BytedanceWebview/d8a21c6`],
  ['the Google app', `${iphone} GSA/340.0 Mobile/15E148 Safari/604.1`],
  ['an Android web view', android.replace('SM-A155F)', 'SM-A155F; wv)')],
  ['an iOS web view, which does not call itself Safari', `${iphone} Mobile/15E148`],
])('%s is a browser inside another app', (_, userAgent) => {
  expect(placeOf(userAgent)).toBe('embedded')
})

test('Telegram on iOS says so only in the page', () => {
  expect(placeOf(safari, { telegramProxy: true })).toBe('embedded')
})

test.each([
  ['Safari on an iPhone', safari],
  ['Chrome on an iPhone', `${iphone} CriOS/141.0 Mobile/15E148 Safari/604.1`],
  ['an iPad, which says it is a Mac', mac],
])('%s is a tab whose storage iOS clears', (_, userAgent) => {
  expect(placeOf(userAgent)).toBe('ios-tab')
})

test('the app on an iPhone home screen is installed, though it does not call itself Safari either', () => {
  expect(placeOf(`${iphone} Mobile/15E148`, { standalone: true })).toBe('installed')
})

test.each([['Chrome on Android', android, 5], ['Safari on a Mac', mac, 0]])('%s is a browser', (_, userAgent, touchPoints) => {
  expect(placeOf(userAgent, { touchPoints })).toBe('browser')
})

import { i18n } from '@lingui/core'
import { expect, test } from 'vitest'
import { createFormatter } from './format.ts'
import { activate, locales } from './locale.ts'

test.each(locales)('activating %s makes it the language of the page', async locale => {
  await activate(locale)
  expect(i18n.locale).toBe(locale)
  expect(document.documentElement.lang).toBe(locale)
  expect(document.documentElement.dir).toBe('ltr')
})

// format.test.ts compares with Intl in node. Here the same has to come out where Intl has no Kazakh.
test('Kazakh is Kazakh in a browser that has no Kazakh data', () => {
  const kk = createFormatter('kk', { currency: { code: 'KZT', symbol: '₸', decimals: 0 }, zoneOffsetMinutes: 300 })
  const now = Date.UTC(2026, 8, 21, 10)
  const day = kk.dayOf(now)
  expect(kk.date(day, 'long')).toBe('2026 ж. 21 қыркүйек')
  expect(kk.date(day, 'weekday')).toBe('21 қыр., дс')
  expect(kk.dateTime(now)).toBe('2026 ж. 21 қыр., 15:00')
  expect(kk.relativeDay(day - 3, day)).toBe('3 күн бұрын')
  expect(kk.relative(now + 2 * 60_000, now)).toBe('2 мин. кейін')
  expect(kk.money(1_234_567)).toBe('1\u00a0234\u00a0567\u00a0₸')
  expect(kk.list(['Айгүл', 'Дана'])).toBe('Айгүл және Дана')
})

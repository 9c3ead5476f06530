import { describe, expect, test } from 'vitest'
import { createFormatter, type FormatOptions } from './format.ts'
import { isoDateToDay } from './calendar-day.ts'
import { dateOptions } from './intl-wording.ts'
import type { DateStyle } from './wording.ts'

const almaty: FormatOptions = { currency: { code: 'KZT', symbol: '₸', decimals: 0 }, zoneOffsetMinutes: 5 * 60 }
const kk = createFormatter('kk', almaty)
const ru = createFormatter('ru', almaty)
const en = createFormatter('en', almaty)

const day = (iso: string): number => isoDateToDay(iso) ?? expect.fail(iso)
const minute = 60_000
const hour = 60 * minute
/** 20 November 2026, 15:00 in Almaty. */
const now = Date.UTC(2026, 10, 20, 10)

const kazakhSize = (unit: string, value: number): string =>
  new Intl.NumberFormat('kk', { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 }).format(value)

const plain = (text: string): string => text.replaceAll('\u00a0', ' ')

// Node carries all of CLDR; Chromium does not. What our table makes has to be what Node's Intl makes.
describe('Kazakh from our own table is the Kazakh of Intl with full data', () => {
  const twoYears = Array.from({ length: 731 }, (_, index) => day('2026-01-01') + index)

  test.each(Object.entries(dateOptions))('every day of two years, %s', (style, options) => {
    const intl = new Intl.DateTimeFormat('kk', { ...options, timeZone: 'UTC' })
    for (const each of twoYears) expect(kk.date(each, style as DateStyle)).toBe(intl.format(each * 24 * hour))
  })

  test('every quarter of an hour of a day, with its date', () => {
    const time = new Intl.DateTimeFormat('kk', { timeStyle: 'short', timeZone: '+05:00' })
    const both = new Intl.DateTimeFormat('kk', { ...dateOptions.medium, hour: '2-digit', minute: '2-digit', timeZone: '+05:00' })
    for (let at = now; at < now + 24 * hour; at += 15 * minute) {
      expect(kk.time(at)).toBe(time.format(at))
      expect(kk.dateTime(at)).toBe(both.format(at))
    }
  })

  test('relative days', () => {
    const intl = new Intl.RelativeTimeFormat('kk', { numeric: 'auto' })
    for (let by = -400; by <= 400; by++) expect(kk.relativeDay(by, 0)).toBe(intl.format(by, 'day'))
  })

  test('relative minutes and hours', () => {
    const intl = new Intl.RelativeTimeFormat('kk', { numeric: 'auto', style: 'short' })
    for (const by of [-59, -2, -1, 1, 2, 59]) expect(kk.relative(now + by * minute, now)).toBe(intl.format(by, 'minute'))
    for (const by of [-5, -1, 1, 5]) expect(kk.relative(now + by * hour, now)).toBe(intl.format(by, 'hour'))
    expect(kk.relative(now, now)).toBe(intl.format(0, 'second'))
  })

  test('money, numbers, percent', () => {
    const money = new Intl.NumberFormat('kk', { style: 'currency', currency: 'KZT', currencyDisplay: 'narrowSymbol', maximumFractionDigits: 0 })
    const number = new Intl.NumberFormat('kk')
    const percent = new Intl.NumberFormat('kk', { style: 'percent' })
    for (const value of [-1_234_567, -1, 0, 1, 999, 1_000, 50_000, 100_000_000]) {
      expect(kk.money(value)).toBe(money.format(value))
      expect(kk.number(value)).toBe(number.format(value))
    }
    for (const value of [0, 0.356, 1, 12.5]) expect(kk.percent(value)).toBe(percent.format(value))
  })

  test('days, sizes, lists', () => {
    const days = new Intl.NumberFormat('kk', { style: 'unit', unit: 'day', unitDisplay: 'long' })
    for (const count of [0, 1, 2, 5, 21, 365, 1_000]) expect(kk.days(count)).toBe(days.format(count))
    expect(kk.bytes(512)).toBe(kazakhSize('byte', 512))
    expect(kk.bytes(1_234)).toBe(kazakhSize('kilobyte', 1.2))
    expect(kk.bytes(5_300_000)).toBe(kazakhSize('megabyte', 5.3))
    expect(kk.bytes(2_000_000_000)).toBe(kazakhSize('gigabyte', 2))
    const list = new Intl.ListFormat('kk')
    for (const items of [[], ['Айгүл'], ['Айгүл', 'Дана'], ['Айгүл', 'Дана', 'Ерлан'], ['$&', '{1}']]) {
      expect(kk.list(items)).toBe(list.format(items))
    }
  })
})

test('money is written with the cell’s own symbol, where the language puts it', () => {
  expect(ru.money(50_000)).toBe('50\u00a0000\u00a0₸')
  expect(en.money(50_000)).toBe('₸50,000')
  const own = { ...almaty, currency: { code: 'LETS', symbol: 'зёрен', decimals: 0 } }
  expect(createFormatter('ru', own).money(12)).toBe('12\u00a0зёрен')
  expect(createFormatter('en', own).money(12)).toBe('зёрен\u00a012')
  expect(createFormatter('ru', { ...own, currency: { code: 'USD', symbol: '$', decimals: 2 } }).money(1_250)).toBe('12,50\u00a0$')
})

test('a day is a day of the cell’s zone, wherever the phone is', () => {
  const lateEvening = Date.UTC(2026, 10, 20, 19, 30)
  expect(ru.dayOf(lateEvening)).toBe(day('2026-11-21'))
  expect(ru.date(ru.dayOf(lateEvening), 'long')).toBe('21 ноября 2026 г.')
  expect(ru.time(lateEvening)).toBe('00:30')
})

test('time is told relative to now, then in days, then as a date', () => {
  expect(en.relative(now - 20_000, now)).toBe('now')
  expect(en.relative(now - 2 * minute, now)).toBe('2 min. ago')
  expect(en.relative(now + 3 * hour, now)).toBe('in 3 hr.')
  expect(en.relative(now - 14 * hour, now)).toBe('14 hr. ago')
  expect(en.relative(now - 16 * hour, now)).toBe('yesterday')
  expect(en.relative(now + 3 * 24 * hour, now)).toBe('in 3 days')
  expect(en.relative(now - 40 * 24 * hour, now)).toBe('Oct 11, 2026')
})

test('Russian plurals follow the number', () => {
  expect([1, 2, 5, 11, 21].map(ru.days)).toEqual(['1 день', '2 дня', '5 дней', '11 дней', '21 день'])
})

test('minutes read as hours and minutes, with a true minus', () => {
  expect(plain(en.duration(90))).toBe('1 hr 30 min')
  expect(plain(en.duration(0))).toBe('0 min')
  expect(plain(ru.signedDuration(-120))).toBe('−2 ч')
  expect(plain(kk.signedDuration(45))).toBe('+45 мин')
})

test('a size never shows a thousand of a unit', () => {
  expect(en.bytes(999_949)).toBe('999.9 kB')
  expect(en.bytes(999_950)).toBe('1 MB')
})

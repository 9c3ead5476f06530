import { dayToInstant, instantToDay, type CalendarDay } from './calendar-day.ts'
import { createIntlWording } from './intl-wording.ts'
import { createKazakhWording } from './kazakh-wording.ts'
import type { Locale } from './locale.ts'
import type { DateStyle, Unit } from './wording.ts'

export interface Currency {
  /** ISO 4217 where there is one; a cell may have its own. Never shown. */
  readonly code: string
  readonly symbol: string
  /** How many digits of a whole amount stand after the decimal sign: 0 for tenge. */
  readonly decimals: number
}

/** The cell's ways (RULES 2), not the phone's: all members see the same day and the same sum. */
export interface FormatOptions {
  readonly currency: Currency
  readonly zoneOffsetMinutes: number
}

export interface Formatter {
  /** Whole units of the cell's currency: 50000 → "50 000 ₸". */
  readonly money: (amount: number) => string
  /** 1234567 → "1 234 567". */
  readonly number: (value: number) => string
  /** 0.356 → "36 %". */
  readonly percent: (fraction: number) => string
  readonly date: (day: CalendarDay, style?: DateStyle) => string
  /** The wall clock of the cell's zone. */
  readonly time: (instantMs: number) => string
  readonly dateTime: (instantMs: number) => string
  /** "now", "2 min. ago", "in 3 hr.", "yesterday", "in 3 days"; beyond 30 days a date. */
  readonly relative: (instantMs: number, nowMs: number) => string
  /** "today", "tomorrow", "in 3 days". */
  readonly relativeDay: (day: CalendarDay, today: CalendarDay) => string
  /** "7 days". */
  readonly days: (count: number) => string
  /** Minutes of the time bank: 90 → "1 hr 30 min". */
  readonly duration: (minutes: number) => string
  /** A balance: "+1 hr 30 min", "−2 hr", "0 min". */
  readonly signedDuration: (minutes: number) => string
  /** "a, b and c". */
  readonly list: (items: readonly string[]) => string
  /** "1.2 MB". */
  readonly bytes: (count: number) => string
  /** The cell's calendar day of an instant. */
  readonly dayOf: (instantMs: number) => CalendarDay
}

const relativeDaysAtMost = 30

export const createFormatter = (locale: Locale, { currency, zoneOffsetMinutes }: FormatOptions): Formatter => {
  const wording = locale === 'kk' ? createKazakhWording() : createIntlWording(locale)
  // Kazakh writes numbers as Russian does, and Chromium has no Kazakh data.
  const numberLocale = locale === 'kk' ? 'ru' : locale
  const wholeNumber = new Intl.NumberFormat(numberLocale, { maximumFractionDigits: 0 })
  const money = createMoneyFormat(numberLocale, currency)
  const wallClock = (instantMs: number) => instantMs + zoneOffsetMinutes * 60_000
  const dayOf = (instantMs: number) => instantToDay(instantMs, zoneOffsetMinutes)
  const date = (day: CalendarDay, style: DateStyle = 'medium') => wording.date(dayToInstant(day, 0), style)
  const relativeDay = (day: CalendarDay, today: CalendarDay) => wording.relative(day - today, 'day')

  const relative = (instantMs: number, nowMs: number) => {
    const minutes = Math.trunc((instantMs - nowMs) / 60_000)
    if (minutes === 0) return wording.now
    if (Math.abs(minutes) < 60) return wording.relative(minutes, 'minute')
    const days = dayOf(instantMs) - dayOf(nowMs)
    // Late yesterday evening is "3 hours ago", not "yesterday", while it is still so near.
    if (days === 0 || Math.abs(minutes) < 6 * 60) return wording.relative(Math.trunc(minutes / 60), 'hour')
    return Math.abs(days) <= relativeDaysAtMost ? wording.relative(days, 'day') : date(dayOf(instantMs))
  }

  const duration = (minutes: number) => {
    const hours = Math.floor(Math.abs(minutes) / 60)
    const rest = Math.abs(minutes) % 60
    const parts = [hours > 0 && wording.unit(hours, 'hour'), (rest > 0 || hours === 0) && wording.unit(rest, 'minute')]
    // U+2212 is read out as "minus"; a hyphen often is not read at all.
    return (minutes < 0 ? '−' : '') + parts.filter(part => part !== false).join(' ')
  }

  return {
    money,
    number: value => wholeNumber.format(value),
    percent: wording.percent,
    date,
    time: instantMs => wording.time(wallClock(instantMs)),
    dateTime: instantMs => wording.dateTime(wallClock(instantMs)),
    relative,
    relativeDay,
    days: count => wording.unit(count, 'day'),
    duration,
    signedDuration: minutes => (minutes > 0 ? '+' : '') + duration(minutes),
    list: wording.list,
    bytes: count => wording.unit(...byteUnit(count)),
    dayOf,
  }
}

/** The cell's own symbol, at the place and with the spaces of the language. Intl shows "KZT" where it lacks a symbol. */
const createMoneyFormat = (locale: string, { symbol, decimals }: Currency) => {
  // XXX is ISO's "no currency": any cell's symbol can stand in its place.
  const format = new Intl.NumberFormat(locale, {
    style: 'currency', currency: 'XXX', minimumFractionDigits: decimals, maximumFractionDigits: decimals,
  })
  const needsSpace = /\p{L}$/u.test(symbol)
  return (amount: number): string => format.formatToParts(amount / 10 ** decimals).map((part, index, parts) => {
    if (part.type !== 'currency') return part.value
    return symbol + (needsSpace && parts[index + 1]?.type === 'integer' ? '\u00a0' : '')
  }).join('')
}

const byteUnit = (count: number): [number, Unit] => {
  // The limits are where rounding to one decimal would show the next unit's 1.
  if (count < 1_000) return [count, 'byte']
  if (count < 999_950) return [count / 1_000, 'kilobyte']
  if (count < 999_950_000) return [count / 1_000_000, 'megabyte']
  return [count / 1_000_000_000, 'gigabyte']
}

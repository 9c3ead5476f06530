import type { DateStyle, Unit, Wording } from './wording.ts'

export const dateOptions: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  'short': { day: 'numeric', month: 'short' },
  'medium': { day: 'numeric', month: 'short', year: 'numeric' },
  'long': { day: 'numeric', month: 'long', year: 'numeric' },
  'weekday': { weekday: 'short', day: 'numeric', month: 'short' },
  'weekday-long': { weekday: 'long', day: 'numeric', month: 'long' },
  'month': { month: 'long', year: 'numeric' },
  'weekday-alone': { weekday: 'short' },
}

const clockOptions = {
  ...dateOptions,
  'time': { timeStyle: 'short' },
  'date-time': { dateStyle: 'medium', timeStyle: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

/** Wording by the platform's own data. Making an Intl object is slow on a phone, so each is made once, when first needed. */
export const createIntlWording = (locale: string): Wording => {
  const dateFormat = remember((style: DateStyle | 'time' | 'date-time') => utcFormat(locale, clockOptions[style]))
  const unitFormat = remember((unit: Unit) => new Intl.NumberFormat(locale, {
    style: 'unit', unit, unitDisplay: unit === 'day' ? 'long' : 'short', maximumFractionDigits: 1,
  }))
  const relativeFormat = remember((style: 'long' | 'short') => new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style }))
  const percentFormat = new Intl.NumberFormat(locale, { style: 'percent' })
  const listFormat = new Intl.ListFormat(locale, { type: 'conjunction' })
  return {
    date: (utcMs, style) => dateFormat(style).format(utcMs),
    time: utcMs => dateFormat('time').format(utcMs),
    dateTime: utcMs => dateFormat('date-time').format(utcMs),
    relative: (amount, unit) => relativeFormat(unit === 'day' ? 'long' : 'short').format(amount, unit),
    now: relativeFormat('long').format(0, 'second'),
    unit: (amount, unit) => unitFormat(unit).format(amount),
    percent: fraction => percentFormat.format(fraction),
    list: items => listFormat.format(items),
  }
}

const utcFormat = (locale: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })

/** Makes a thing for a key once. Keys are the few styles and units above, so nothing grows. */
const remember = <Key extends string, T>(make: (key: Key) => T) => {
  const made = new Map<Key, T>()
  return (key: Key): T => {
    const known = made.get(key)
    if (known !== undefined) return known
    const fresh = make(key)
    made.set(key, fresh)
    return fresh
  }
}

import { kkData } from './kk-data.ts'
import type { DateStyle, Wording } from './wording.ts'

/**
 * Kazakh from our own table. Chromium's Intl accepts 'kk' and then answers with root data ("2026 M09 21"), so nothing
 * here may ask Intl for Kazakh words. Numbers are written as in Russian, and that it has.
 */
export const createKazakhWording = (): Wording => {
  const number = new Intl.NumberFormat('ru', { maximumFractionDigits: 1 })
  const wholeNumber = new Intl.NumberFormat('ru', { maximumFractionDigits: 0 })
  return {
    date: kazakhDate,
    time: kazakhTime,
    dateTime: utcMs => kkData.dateTimePattern.replace('{1}', () => kazakhDate(utcMs, 'medium')).replace('{0}', () => kazakhTime(utcMs)),
    relative: (amount, unit) => {
      const named = unit === 'day' ? kkData.relativeDays.find(([day]) => day === amount)?.[1] : undefined
      const pattern = kkData.relative[unit][amount < 0 || Object.is(amount, -0) ? 'past' : 'future']
      return named ?? pattern.replace('{0}', number.format(Math.abs(amount)))
    },
    now: kkData.now,
    unit: (amount, unit) => kkData.units[unit].replace('{0}', number.format(amount)),
    percent: fraction => kkData.percentPattern.replace('{0}', wholeNumber.format(fraction * 100)),
    list: items => {
      const [first = '', second] = items
      if (items.length === 2 && second !== undefined) return kkData.list.two.replace('{0}', () => first).replace('{1}', () => second)
      return items.join(kkData.list.between)
    },
  }
}

const kazakhDate = (utcMs: number, style: DateStyle): string => fillPattern(kkData.datePatterns[style], new Date(utcMs))

const kazakhTime = (utcMs: number): string => fillPattern(kkData.timePattern, new Date(utcMs))

/** Fills a CLDR date pattern (UTS 35): runs of one letter are fields, text in quotes stands for itself. */
const fillPattern = (pattern: string, date: Date): string =>
  pattern.replace(/'([^']*)'|(y+|M+|d+|E+|c+|H+|m+)/g, (_, quoted: string | undefined, field: string | undefined) =>
    quoted ?? fillField(field ?? '', date))

const fillField = (field: string, date: Date): string => {
  const month = date.getUTCMonth()
  const weekday = date.getUTCDay()
  const padded = (value: number) => String(value).padStart(field.length, '0')
  switch (field.charAt(0)) {
    case 'y': return String(date.getUTCFullYear())
    case 'M': return (field.length === 4 ? kkData.monthsLong : kkData.monthsShort)[month] ?? ''
    case 'd': return padded(date.getUTCDate())
    case 'E':
    case 'c': return (field.length === 4 ? kkData.weekdaysLong : kkData.weekdaysShort)[weekday] ?? ''
    case 'H': return padded(date.getUTCHours())
    case 'm': return padded(date.getUTCMinutes())
    default: return field
  }
}

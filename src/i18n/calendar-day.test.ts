import { expect, test } from 'vitest'
import { dayToInstant, dayToIsoDate, instantToDay, isoDateToDay } from './calendar-day.ts'

test('a day and its ISO date name each other', () => {
  for (let day = -1000; day < 40_000; day += 7) expect(isoDateToDay(dayToIsoDate(day))).toBe(day)
})

test('what is no date is no day', () => {
  for (const text of ['', '2026-2-1', '2026-02-30', '2026-13-01', '20.11.2026']) expect(isoDateToDay(text)).toBeUndefined()
})

test.each([-720, 0, 300, 345, 840])('a day begins at its own first instant, at %i minutes from UTC', offset => {
  const start = dayToInstant(20_000, offset)
  expect(instantToDay(start, offset)).toBe(20_000)
  expect(instantToDay(start - 1, offset)).toBe(19_999)
})

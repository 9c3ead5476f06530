/**
 * A day of the cell's calendar (RULES 2): whole days since 1 January 1970. Not an instant: which instants
 * it holds depends on the cell's zone offset, and it never moves when a phone travels.
 */
export type CalendarDay = number

const millisecondsPerMinute = 60_000
const millisecondsPerDay = 86_400_000

/** The cell's day that an instant (ms since 1970, UTC) falls on. */
export const instantToDay = (instantMs: number, zoneOffsetMinutes: number): CalendarDay =>
  Math.floor((instantMs + zoneOffsetMinutes * millisecondsPerMinute) / millisecondsPerDay)

/** The instant the day begins in the cell's zone. */
export const dayToInstant = (day: CalendarDay, zoneOffsetMinutes: number): number =>
  day * millisecondsPerDay - zoneOffsetMinutes * millisecondsPerMinute

/** As an `<input type="date">` holds it: 2026-11-20. */
export const dayToIsoDate = (day: CalendarDay): string =>
  new Date(day * millisecondsPerDay).toISOString().slice(0, 10)

/** Undefined for what is not a date that exists: an emptied input, 2026-02-30. */
export const isoDateToDay = (text: string): CalendarDay | undefined => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  const day = Date.parse(`${text}T00:00:00Z`) / millisecondsPerDay
  // Some engines roll 30 February over into March.
  return Number.isInteger(day) && dayToIsoDate(day) === text ? day : undefined
}

/** The parts of formatting that differ between Intl's languages and Kazakh, which Chromium knows by name only. */
export interface Wording {
  /** `utcMs` carries the cell's wall clock in its UTC fields. */
  readonly date: (utcMs: number, style: DateStyle) => string
  readonly time: (utcMs: number) => string
  readonly dateTime: (utcMs: number) => string
  /** Days in full ("in 3 days", "tomorrow"), shorter ones in short ("5 min. ago"). */
  readonly relative: (amount: number, unit: 'minute' | 'hour' | 'day') => string
  readonly now: string
  readonly unit: (amount: number, unit: Unit) => string
  readonly percent: (fraction: number) => string
  readonly list: (items: readonly string[]) => string
}

/** short: 21 Sep · medium: 21 Sep 2026 · long: 21 September 2026 · weekday: Mon, 21 Sep · weekday-long: Monday, 21 September */
export type DateStyle = 'short' | 'medium' | 'long' | 'weekday' | 'weekday-long' | 'month' | 'weekday-alone'

/** Days in full, the rest in short. */
export type Unit = 'day' | 'hour' | 'minute' | 'byte' | 'kilobyte' | 'megabyte' | 'gigabyte'

import { createHash } from 'node:crypto'
import { createDayCounts, dayMs } from './day-counts.ts'
import { createPaces } from './paces.ts'

/**
 * Holds guessing of the operator's code to a number a day and address.
 *
 * Apart from the count of new channels, and spread over the day: many people share one address, and what one of
 * them gets wrong must not keep the others out until midnight. A code that was wrong before tells a guesser
 * nothing, so an app that repeats a mistyped one guesses once.
 */
export interface CodeGuesses {
  /** Whether this code was sent from this address today, and was wrong. */
  wasWrong(address: string, code: string): boolean
  /** Until a code from this address is looked at: 0 if it is now. */
  secondsToWait(address: string): number
  noteWrong(address: string, code: string): void
}

/** Wrong codes an address may send at once, if the limit of a day allows that many. */
const burst = 20

export const createCodeGuesses = (options: { readonly perDay: number; readonly now: () => number }): CodeGuesses => {
  const { perDay, now } = options
  const most = Math.min(burst, perDay)
  // One is looked at while the level is 0 or more, hence one less.
  const paces = createPaces({ perSecond: (perDay * 1_000) / dayMs, burst: most - 1, mostDebt: 1, now })
  const wrongToday = createDayCounts(now)
  return {
    wasWrong: (address, code) => wrongToday.get(keyOf(address, code)) > 0,
    secondsToWait: (address) => Math.ceil(paces.of(address).spend(0) / 1_000),
    noteWrong: (address, code) => {
      paces.of(address).spend(1)
      wrongToday.add(keyOf(address, code), 1)
    },
  }
}

const keyOf = (address: string, code: string): string => `${address} ${createHash('sha256').update(code).digest('base64')}`

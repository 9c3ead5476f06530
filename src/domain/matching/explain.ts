import { fairChange, type FairChange } from './fair-change.ts'
import { rate } from './rate.ts'
import { settlement, type Settlement } from './settlement.ts'
import type { Edge, Fit, MatchListing, Pair } from './types.ts'

/** Why a pair is one, as data for the screen to put in words (M16). */
export interface Explanation extends Omit<Pair, 'gives' | 'gets'> {
  readonly gives: ExplainedBundle
  readonly gets: ExplainedBundle
  readonly settlement: Settlement
  /** The least that would make it fair; null when it is. */
  readonly toFair: FairChange | null
}

export interface ExplainedBundle {
  readonly items: readonly ExplainedItem[]
  /** Whole currency units: values of things to keep, wholes of loans. */
  readonly total: number
}

export interface ExplainedItem {
  readonly offer: MatchListing
  readonly want: MatchListing
  readonly fit: Fit
  /** Whole currency units a day, a half up; null for a thing to keep. */
  readonly dayRate: number | null
}

export const explain = (pair: Pair): Explanation => ({
  ...pair,
  gives: explainBundle([pair.gives]),
  gets: explainBundle([pair.gets]),
  settlement: settlement(pair.gives.offer, pair.gets.offer),
  toFair: fairChange(pair.gives.offer, pair.gets.offer),
})

const explainBundle = (edges: readonly Edge[]): ExplainedBundle => ({
  items: edges.map(({ offer, want, fit }) => ({
    offer,
    want,
    fit,
    dayRate: offer.days === null ? null : rate(offer.value, offer.days),
  })),
  total: edges.reduce((sum, { offer }) => sum + offer.value, 0),
})

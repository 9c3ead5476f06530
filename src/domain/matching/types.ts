import type { Mode, Side } from '../market/market-state.ts'

/**
 * One open listing for exchange, as the market's fold hands it over. Gifts and listings for hours
 * are not matched and never come here (RULES 4).
 */
export interface MatchListing {
  /** Hex id of the listing: its first entry. */
  readonly listing: string
  /** Hex id of its newest accepted version. */
  readonly version: string
  readonly member: string
  readonly side: Side
  readonly mode: Mode
  readonly category: string
  readonly title: string
  /** Whole currency units, 1..100,000,000. Of a loan: what the whole loan of these days is worth. */
  readonly value: number
  /** Whole days 1..365 of a loan; null for a thing to keep and for what carries minutes. */
  readonly days: number | null
  /** Minutes of a service that carries them instead of days; otherwise null. */
  readonly minutes: number | null
  /** Whole currency units owed if the loan is lost; null: the value, or nothing that could be lost. */
  readonly replacement: number | null
  /** Does not run out with one deal (RULES 4). Pairs do not look at it; the plan will. */
  readonly many: boolean
  /** Only open listings match; reserved ones may be passed so that `explainNoMatch` can name them. */
  readonly state: 'open' | 'reserved'
}

export interface MatchInput {
  readonly listings: readonly MatchListing[]
  readonly restingMembers: ReadonlySet<string>
}

/** How well an offer is the thing wanted, best first (M9). */
export type Fit = 'same-name' | 'similar-name' | 'other-category' | 'category-only'

/** How near two amounts are, best first (M3). */
export type Band = 'equal' | 'fair' | 'top-up' | 'none'

/** `offer` satisfies `want`: its member can give, the want's member would take (M8). */
export interface Edge {
  readonly offer: MatchListing
  readonly want: MatchListing
  readonly fit: Fit
}

/** One thing for one thing between two members, seen from `me` (M10). */
export interface Pair {
  readonly mode: Mode
  readonly me: string
  readonly other: string
  /** My offer, their want. */
  readonly gives: Edge
  /** Their offer, my want. */
  readonly gets: Edge
  /** 0.7..1. For showing and sorting; `band` was decided on whole numbers. */
  readonly score: number
  readonly band: Exclude<Band, 'none'>
  /** The weaker of the two fits: a deal is as good as its worse half. */
  readonly fit: Fit
}

import type { MatchListing } from './types.ts'

type Sample = Partial<MatchListing> & Pick<MatchListing, 'listing' | 'member'>

/** For tests: an open listing of a thing to keep, or a loan when it has days. */
export const sampleOffer = (given: Sample): MatchListing => ({
  version: `${given.listing}-1`,
  side: 'offer',
  mode: (given.days ?? given.minutes ?? null) === null ? 'permanent' : 'temporary',
  category: 'tools',
  title: 'дрель',
  value: 10_000,
  days: null,
  minutes: null,
  replacement: null,
  many: false,
  state: 'open',
  ...given,
})

export const sampleWant = (given: Sample): MatchListing => sampleOffer({ side: 'want', ...given })

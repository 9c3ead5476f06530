import type { ListingState } from '../../domain/market/market-state.ts'
import type { MemberId } from '../../domain/ledger/entry.ts'
import { createMatchIndex } from '../../domain/matching/create-match-index.ts'
import { findOneWay } from '../../domain/matching/find-one-way.ts'
import { findPairs } from '../../domain/matching/find-pairs.ts'
import { listingToMatch } from '../../domain/matching/listing-to-match.ts'
import type { Edge, Pair } from '../../domain/matching/types.ts'
import type { OneWayRow, PairRow } from '../queries/match-rows.ts'

/** A screen shows the best; a member with more than this many says less in their listings' titles. */
const maxRows = 500

export interface MatchQuestion {
  readonly me: MemberId
  readonly listings: readonly ListingState[]
  readonly restingMembers: ReadonlySet<MemberId>
  /** Milliseconds: listings past their expiry no longer match on this phone. */
  readonly now: number
}

/** This member's matches among the open listings (RULES 5), as rows for the screens, best first. */
export const matchRowsFor = ({ me, listings, restingMembers, now }: MatchQuestion): { readonly pairs: readonly PairRow[]; readonly oneWays: readonly OneWayRow[] } => {
  const open = listings.filter((listing) => listing.expires > now && listing.state === 'open').map(listingToMatch)
  const index = createMatchIndex({ listings: open, restingMembers })
  const oneWay = findOneWay(index, me)
  return {
    pairs: bestById(findPairs(index, me).map(pairToRow)),
    oneWays: bestById([
      ...oneWay.someoneHasIt.map((edge, rank) => oneWayToRow(edge, 'they-have', rank)),
      ...oneWay.someoneNeedsIt.map((edge, rank) => oneWayToRow(edge, 'they-need', rank)),
    ]),
  }
}

/** Two of my wants can be met by the same two offers: the better one stands for both. Rows come best first. */
const bestById = <Row extends { readonly id: string }>(rows: readonly Row[]): readonly Row[] => {
  const byId = new Map<string, Row>()
  for (const row of rows) if (!byId.has(row.id) && byId.size < maxRows) byId.set(row.id, row)
  return [...byId.values()]
}

const pairToRow = (pair: Pair, rank: number): PairRow => ({
  id: `${pair.gives.offer.listing}-${pair.gets.offer.listing}`,
  mode: pair.mode,
  other: pair.other,
  rank,
  band: pair.band,
  score: pair.score,
  iGive: pair.gives.offer.listing,
  theirWant: pair.gives.want.listing,
  iGet: pair.gets.offer.listing,
  myWant: pair.gets.want.listing,
  fit: pair.fit,
})

const oneWayToRow = ({ offer, want, fit }: Edge, direction: OneWayRow['direction'], rank: number): OneWayRow => {
  const [mine, theirs] = direction === 'they-have' ? [want, offer] : [offer, want]
  return { id: `${mine.listing}-${theirs.listing}`, mode: offer.mode, direction, other: theirs.member, mine: mine.listing, theirs: theirs.listing, rank, fit }
}

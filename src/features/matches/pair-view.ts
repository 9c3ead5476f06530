import type { PairRow } from '../../core/queries/match-rows.ts'
import type { MemberId } from '../../domain/ledger/entry.ts'
import type { ListingState } from '../../domain/market/market-state.ts'
import { createNamer } from '../../domain/matching/create-namer.ts'
import { edge } from '../../domain/matching/edge.ts'
import { explain, type Explanation } from '../../domain/matching/explain.ts'
import { pairOf } from '../../domain/matching/pair-of.ts'
import type { Edge } from '../../domain/matching/types.ts'
import type { MemberState } from '../../domain/people/people-state.ts'
import { listingToMatch } from '../../domain/matching/listing-to-match.ts'

/** A match with what it is about, ready for a screen. */
export interface PairView {
  readonly id: string
  readonly me: MemberId
  readonly other: MemberState
  /** My offer and the want of the other that it meets. */
  readonly iGive: ListingState
  readonly theirWant: ListingState
  /** The other's offer and the want of mine that it meets. */
  readonly iGet: ListingState
  readonly myWant: ListingState
  /** Made anew from these listings, so that words and numbers never speak of an older version. */
  readonly explanation: Explanation
}

type Named = ReturnType<typeof createNamer>

/** What the row stands for, or null when its listings are gone or no longer fit. */
export const joinPair = (row: PairRow, parts: PairParts, nameOf: Named = createNamer()): PairView | null => {
  const { iGive, theirWant, iGet, myWant, other } = parts
  if (iGive === null || theirWant === null || iGet === null || myWant === null || other === null) return null
  const gives = edgeOf(iGive, theirWant, nameOf)
  const gets = edgeOf(iGet, myWant, nameOf)
  const pair = gives === undefined || gets === undefined ? undefined : pairOf(gives, gets)
  return pair === undefined ? null : { id: row.id, me: iGive.member, other, iGive, theirWant, iGet, myWant, explanation: explain(pair) }
}

export interface PairParts {
  readonly iGive: ListingState | null
  readonly theirWant: ListingState | null
  readonly iGet: ListingState | null
  readonly myWant: ListingState | null
  readonly other: MemberState | null
}

const edgeOf = (offer: ListingState, want: ListingState, nameOf: Named): Edge | undefined =>
  edge({ listing: listingToMatch(offer), name: nameOf(offer.title) }, { listing: listingToMatch(want), name: nameOf(want.title) })

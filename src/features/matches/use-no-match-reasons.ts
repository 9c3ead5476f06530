import { useMemo } from 'react'
import type { MemberId } from '../../domain/ledger/entry.ts'
import { explainNoMatch, type NoMatchReason } from '../../domain/matching/explain-no-match.ts'
import { useLiveQuery } from '../../ui/use-live-query.ts'
import { useCommunity } from '../session/community-context.ts'
import { useNow } from '../session/use-now.ts'
import { isStanding, listingStanding } from '../market/listing-standing.ts'
import { joinQueries } from './join-queries.ts'
import { listingToMatch } from '../../domain/matching/listing-to-match.ts'

/** Why this phone's member and another one do not match; empty when they do, undefined while it is read. */
export const useNoMatchReasons = (other: MemberId): readonly NoMatchReason[] | undefined => {
  const { queries, me } = useCommunity()
  const now = useNow()
  const listings = useLiveQuery(useMemo(
    () => joinQueries([me, other].flatMap(member => (['permanent', 'temporary'] as const).map(mode => queries.listingsOf(member, mode)))),
    [queries, me, other],
  ))
  const both = useLiveQuery(useMemo(() => joinQueries([me, other].map(member => queries.member(member))), [queries, me, other]))
  return useMemo(() => {
    if (listings === undefined || both === undefined) return undefined
    const standing = listings.flat().filter(listing => isStanding(listingStanding(listing, now)))
    const resting = both.flatMap(member => (member?.state === 'resting' ? [member.member] : []))
    return explainNoMatch(me, other, { listings: standing.map(listingToMatch), restingMembers: new Set(resting) })
  }, [listings, both, me, other, now])
}

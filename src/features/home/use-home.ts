import type { Mode } from '../../domain/market/market-state.ts'
import { isLive } from '../../domain/market/agreement-fold.ts'
import type { CalendarDay } from '../../i18n/calendar-day.ts'
import { useLiveQuery } from '../../ui/use-live-query.ts'
import { useCommunity } from '../session/community-context.ts'
import { sortForHome, type Sorted } from './home-needs.ts'

export type FirstStep = 'want' | 'offer' | 'invite'

export interface Home extends Sorted {
  /** Matches that are not proposed yet, and the list with the most of them. */
  readonly fits: number
  readonly fitsMode: Mode
  /** People who ask to join, when this member can let them in. */
  readonly joining: number
  /** What a beginner does first; empty for everyone else. */
  readonly steps: readonly FirstStep[]
}

/** Everything the first screen shows; undefined until all of it was read, so that nothing jumps. */
export const useHome = (today: CalendarDay): Home | undefined => {
  const { me, queries, state, self } = useCommunity()
  const agreements = useLiveQuery(queries.agreementsOf(me))
  const members = useLiveQuery(queries.members())
  const toKeep = useLiveQuery(queries.listingsOf(me, 'permanent'))
  const toBorrow = useLiveQuery(queries.listingsOf(me, 'temporary'))
  const kept = useLiveQuery(queries.pairs('permanent'))
  const borrowed = useLiveQuery(queries.pairs('temporary'))
  if (agreements === undefined || members === undefined || toKeep === undefined || toBorrow === undefined || kept === undefined || borrowed === undefined) return undefined

  const promised = agreements.filter(({ status }) => isLive(status)).map(({ terms }) => new Set(terms.legs.map(({ listing }) => listing)))
  const isNew = ({ iGive, iGet }: typeof kept[number]) => !promised.some(listings => listings.has(iGive) && listings.has(iGet))
  const [fitKept, fitBorrowed] = [kept.filter(isNew).length, borrowed.filter(isNew).length]

  const isSteward = members.some(({ member, steward }) => member === me && steward === 1)
  const isAlone = members.filter(({ admitted }) => admitted === 1).length < 2
  const mayInvite = self.standing === 'member' && (isSteward || state.policy.invitationsBy === 'members')
  const hasNothing = toKeep.length + toBorrow.length === 0
  return {
    ...sortForHome(agreements, { me, today }),
    fits: fitKept + fitBorrowed,
    fitsMode: fitKept >= fitBorrowed ? 'permanent' : 'temporary',
    joining: isSteward ? members.filter(({ admitted }) => admitted === 0).length : 0,
    // To have only wants, or nothing for a while, is as normal as the rest (RULES 4): who has begun is not pushed.
    steps: [...(hasNothing ? ['want', 'offer'] as const : []), ...(isAlone && mayInvite ? ['invite'] as const : [])],
  }
}

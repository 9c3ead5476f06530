import type { Mode } from '../market/market-state.ts'
import { comparable, isSameMeasure } from './comparable.ts'
import { compareEdges, compareIds } from './compare-edges.ts'
import { createNamer } from './create-namer.ts'
import { edge, fitOf, type NamedListing } from './edge.ts'
import { fairChange, type FairChange } from './fair-change.ts'
import { isMatchable } from './is-matchable.ts'
import { pairOf } from './pair-of.ts'
import { score } from './score.ts'
import type { Edge, MatchInput, MatchListing } from './types.ts'

/** One reason why two members do not match (M17), in the order they are given. */
export type NoMatchReason =
  | { readonly type: 'resting'; readonly member: string }
  | { readonly type: 'no-offers'; readonly member: string }
  | { readonly type: 'no-wants'; readonly member: string }
  /** It would fit, but one of the two listings is promised to someone. */
  | ({ readonly type: 'reserved' } & Edge)
  /** It would fit, but one is to keep and the other to borrow. */
  | ({ readonly type: 'modes-differ' } & Edge)
  /** It would fit, but one carries minutes and the other days. */
  | ({ readonly type: 'measures-differ' } & Edge)
  /** Nothing that `giver` offers is what `receiver` wants, by category or by name. */
  | {
      readonly type: 'categories-differ'
      readonly giver: string
      readonly receiver: string
      readonly offered: readonly string[]
      readonly wanted: readonly string[]
    }
  /** There is something each way, but one way to keep and the other to borrow: to be proposed, never matched. */
  | { readonly type: 'mixed-modes'; readonly gives: Edge; readonly gets: Edge }
  /** There is something each way, but one way in minutes and the other in days. */
  | { readonly type: 'mixed-measures'; readonly gives: Edge; readonly gets: Edge }
  /** There is something each way, but the amounts are too far apart; the nearest two of this mode. */
  | {
      readonly type: 'score-too-low'
      readonly mode: Mode
      readonly gives: Edge
      readonly gets: Edge
      readonly score: number
      readonly toFair: FairChange | null
    }

/** Every reason why `me` and `other`, two different members, do not match; none when they do. */
export const explainNoMatch = (me: string, other: string, input: MatchInput): readonly NoMatchReason[] => {
  const nameOf = createNamer()
  const sideOf = (member: string, side: MatchListing['side']): readonly NamedListing[] =>
    input.listings
      .filter((listing) => listing.member === member && listing.side === side && isMatchable(listing))
      .map((listing) => ({ listing, name: nameOf(listing.title) }))
  const there: Way = { giver: me, receiver: other, offers: sideOf(me, 'offer'), wants: sideOf(other, 'want') }
  const back: Way = { giver: other, receiver: me, offers: sideOf(other, 'offer'), wants: sideOf(me, 'want') }
  const resting = [me, other].filter((member) => input.restingMembers.has(member))
  return [...resting.map((member) => ({ type: 'resting', member }) as const), ...explainWays(there, back)]
}

/** One of the two directions: what its giver offers and its receiver wants. */
interface Way {
  readonly giver: string
  readonly receiver: string
  readonly offers: readonly NamedListing[]
  readonly wants: readonly NamedListing[]
}

const explainWays = (there: Way, back: Way): readonly NoMatchReason[] => {
  const gives = edgesOf(openOf(there))
  const gets = edgesOf(openOf(back))
  const [give] = gives
  const [get] = gets
  if (give === undefined || get === undefined)
    return [...(give === undefined ? explainWay(there) : []), ...(get === undefined ? explainWay(back) : [])]
  const modes = (['permanent', 'temporary'] as const).filter(
    (mode) => gives.some(({ offer }) => offer.mode === mode) && gets.some(({ offer }) => offer.mode === mode),
  )
  if (modes.length === 0) return [{ type: 'mixed-modes', gives: give, gets: get }]
  const tooLow = modes.map((mode) => explainScore(mode, gives, gets))
  return tooLow.every((reason) => reason !== undefined) ? tooLow : []
}

const openOf = ({ offers, wants, ...members }: Way): Way => ({
  ...members,
  offers: offers.filter(({ listing }) => listing.state === 'open'),
  wants: wants.filter(({ listing }) => listing.state === 'open'),
})

const edgesOf = ({ offers, wants }: Way): readonly Edge[] =>
  offers
    .flatMap((offer) => wants.map((want) => edge(offer, want)))
    .filter((found) => found !== undefined)
    .toSorted(compareEdges)

/** Why nothing goes this way, the nearest miss first. */
const explainWay = (way: Way): readonly NoMatchReason[] => {
  const [reserved] = edgesOf(way)
  if (reserved !== undefined) return [{ type: 'reserved', ...reserved }]
  const open = openOf(way)
  const missing: NoMatchReason[] = []
  if (open.offers.length === 0) missing.push({ type: 'no-offers', member: way.giver })
  if (open.wants.length === 0) missing.push({ type: 'no-wants', member: way.receiver })
  if (missing.length > 0) return missing
  const [otherMode] = edgesInAnyMode(open)
  if (otherMode !== undefined) return [{ type: otherMode.offer.mode === otherMode.want.mode ? 'measures-differ' : 'modes-differ', ...otherMode }]
  return [
    {
      type: 'categories-differ',
      giver: way.giver,
      receiver: way.receiver,
      offered: categoriesOf(open.offers),
      wanted: categoriesOf(open.wants),
    },
  ]
}

const edgesInAnyMode = ({ offers, wants }: Way): readonly Edge[] =>
  offers
    .flatMap((offer) =>
      wants.map((want) => ({ offer: offer.listing, want: want.listing, fit: fitOf(offer, want) })),
    )
    .filter((found): found is Edge => found.fit !== undefined)
    .toSorted(compareEdges)

const categoriesOf = (named: readonly NamedListing[]): readonly string[] =>
  [...new Set(named.map(({ listing }) => listing.category))].toSorted(compareIds)

/** The two that come nearest, or undefined when some two are near enough to be a pair. */
const explainScore = (
  mode: Mode,
  gives: readonly Edge[],
  gets: readonly Edge[],
): NoMatchReason | undefined => {
  let nearest: NoMatchReason & { readonly type: 'score-too-low' | 'mixed-measures' } | undefined
  for (const give of gives)
    for (const get of gets) {
      if (give.offer.mode !== mode || get.offer.mode !== mode) continue
      if (pairOf(give, get) !== undefined) return undefined
      if (!isSameMeasure(give.offer, get.offer)) {
        nearest ??= { type: 'mixed-measures', gives: give, gets: get }
        continue
      }
      const reached = score(...comparable(give.offer, get.offer))
      if (nearest?.type === 'score-too-low' && reached <= nearest.score) continue
      const toFair = fairChange(give.offer, get.offer)
      nearest = { type: 'score-too-low', mode, gives: give, gets: get, score: reached, toFair }
    }
  return nearest
}

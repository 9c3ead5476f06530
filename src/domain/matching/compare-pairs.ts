import { compareIds, fitRank } from './compare-edges.ts'
import type { Pair } from './types.ts'

type Order = (a: Pair, b: Pair) => number

/** Best first (M12): negative when `a` comes first. The same whichever of the two members a pair is seen from. */
export const comparePairs: Order = (a, b) => {
  for (const order of orders) {
    const difference = order(a, b)
    if (difference !== 0) return difference
  }
  return 0
}

/** RULES 5: category-only edges are kept but shown last. */
const categoryOnlyLast: Order = (a, b) => Number(a.fit === 'category-only') - Number(b.fit === 'category-only')

const rankByBand: Record<Pair['band'], number> = { equal: 0, fair: 1, 'top-up': 2 }
const byBand: Order = (a, b) => rankByBand[a.band] - rankByBand[b.band]

const byWeakerFit: Order = (a, b) => fitRank(a.fit) - fitRank(b.fit)

const fitSum = ({ gives, gets }: Pair): number => fitRank(gives.fit) + fitRank(gets.fit)
/** Among equals in the weaker fit, the smaller sum is the better stronger one. */
const byStrongerFit: Order = (a, b) => fitSum(a) - fitSum(b)

const byScore: Order = (a, b) => b.score - a.score

/** Offers before wants, each from the lowest id up, so that it does not matter who is `me`. */
const byLowestIds: Order = (a, b) =>
  compareLists(sorted(a.gives.offer.listing, a.gets.offer.listing), sorted(b.gives.offer.listing, b.gets.offer.listing)) ||
  compareLists(sorted(a.gives.want.listing, a.gets.want.listing), sorted(b.gives.want.listing, b.gets.want.listing))

const sorted = (a: string, b: string): readonly [string, string] => (a < b ? [a, b] : [b, a])

const compareLists = (a: readonly [string, string], b: readonly [string, string]): number =>
  compareIds(a[0], b[0]) || compareIds(a[1], b[1])

/** What comes first decides first. */
const orders: readonly Order[] = [categoryOnlyLast, byBand, byWeakerFit, byStrongerFit, byScore, byLowestIds]

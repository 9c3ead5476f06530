import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareEdges } from './compare-edges.ts'
import { comparePairs } from './compare-pairs.ts'
import { createMatchIndex } from './create-match-index.ts'
import { createNamer } from './create-namer.ts'
import { edge } from './edge.ts'
import { explain } from './explain.ts'
import { explainNoMatch } from './explain-no-match.ts'
import { findOneWay } from './find-one-way.ts'
import { findPairs, findPairsWith } from './find-pairs.ts'
import { isMatchable } from './is-matchable.ts'
import { matchDigestInput } from './match-digest-input.ts'
import { pairOf } from './pair-of.ts'
import type { Edge, MatchInput, MatchListing, Pair } from './types.ts'

const members = ['alice', 'bob', 'carol']
const titles = ['велосипед', 'bike', 'велосепед', 'bike pump', 'дрель', 'бұрғы', 'сепаратор', 'сипаратор', 'Стол', '!!!', 'iPhone 12']
const usual = ['mobility', 'tools', 'other'] as const
const unusual = ['vehicles', 'services', 'added-by-the-cell'] as const

const thing = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom({ category: 'mobility', title: 'велосипед' }, { category: 'tools', title: 'дрель' }) },
  {
    weight: 2,
    arbitrary: fc.record({ category: fc.constantFrom(...usual, ...usual, ...usual, ...unusual), title: fc.constantFrom(...titles) }),
  },
)

const listing = fc.record({
  listing: fc.string({ unit: fc.constantFrom('0', '1', '9', 'a', 'b', 'f'), minLength: 6, maxLength: 6 }),
  member: fc.constantFrom(...members),
  side: fc.constantFrom('want' as const, 'offer' as const),
  mode: fc.constantFrom('permanent' as const, 'temporary' as const),
  thing,
  value: fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 80, max: 120 }) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 100_000_000 }) }),
  days: fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 5, max: 8 }) }, { weight: 1, arbitrary: fc.constant(null) }),
  state: fc.constantFrom('open' as const, 'open' as const, 'open' as const, 'reserved' as const),
})

const market: fc.Arbitrary<MatchInput> = fc.record({
  listings: fc
    .uniqueArray(listing, { minLength: 4, maxLength: 30, size: 'max', selector: (one) => one.listing })
    .map((listings) =>
      listings.map(
        ({ thing: { category, title }, ...one }): MatchListing => ({
          ...one,
          category,
          title,
          days: one.mode === 'permanent' ? null : one.days,
          minutes: one.mode === 'temporary' && one.days === null ? 60 : null,
          version: `v${one.listing}`,
          replacement: null,
          many: false,
        }),
      ),
    ),
  restingMembers: fc.oneof(
    { weight: 5, arbitrary: fc.constant(new Set<string>()) },
    { weight: 1, arbitrary: fc.constant(new Set(['carol'])) },
  ),
})

const runs = { numRuns: 500 }
const mirrored = (pair: Pair): Pair => ({ ...pair, me: pair.other, other: pair.me, gives: pair.gets, gets: pair.gives })

/** Straight from RULES 5: every offer against every want, every edge against every edge back. */
const everyEdge = ({ listings, restingMembers }: MatchInput): readonly Edge[] => {
  const nameOf = createNamer()
  const named = listings
    .filter((one) => one.state === 'open' && isMatchable(one) && !restingMembers.has(one.member))
    .map((one) => ({ listing: one, name: nameOf(one.title) }))
  const side = (wanted: MatchListing['side']) => named.filter((one) => one.listing.side === wanted)
  return side('offer')
    .flatMap((offer) => side('want').map((want) => edge(offer, want)))
    .filter((found) => found !== undefined)
}
const everyPair = (input: MatchInput, me: string): readonly Pair[] => {
  const edges = everyEdge(input)
  return edges
    .filter(({ offer }) => offer.member === me)
    .flatMap((gives) =>
      edges
        .filter(({ offer, want }) => offer.member === gives.want.member && want.member === me && offer.mode === gives.offer.mode)
        .map((gets) => pairOf(gives, gets)),
    )
    .filter((pair) => pair !== undefined)
    .toSorted(comparePairs)
}

test('the generated markets hold pairs of every band and fit, and one-way edges', () => {
  const met = new Set<string>()
  fc.assert(
    fc.property(market, (input) => {
      const index = createMatchIndex(input)
      for (const { band, fit } of findPairs(index, 'alice')) met.add(band).add(fit)
      for (const { fit } of findOneWay(index, 'alice').someoneHasIt) met.add(`one-way ${fit}`)
    }),
    // One known run: this is about the generator, not about luck.
    { ...runs, seed: 1 },
  )
  const fits = ['same-name', 'similar-name', 'other-category', 'category-only']
  expect([...met]).toEqual(expect.arrayContaining(['equal', 'fair', 'top-up', ...fits, ...fits.map((fit) => `one-way ${fit}`)]))
})

test('M13: the index finds what looking at everything finds', () => {
  fc.assert(
    fc.property(market, (input) => {
      const index = createMatchIndex(input)
      const all = everyPair(input, 'alice')
      const best = all.filter((pair, at) => all.findIndex(({ other, mode }) => other === pair.other && mode === pair.mode) === at)
      expect(findPairs(index, 'alice')).toEqual(best)
      expect(findPairsWith(index, 'alice', 'bob')).toEqual(all.filter(({ other }) => other === 'bob'))
    }),
    runs,
  )
})

test('M14: an edge is in a pair or one-way, never both', () => {
  fc.assert(
    fc.property(market, (input) => {
      const offersInPairs = new Set(everyPair(input, 'alice').flatMap(({ other, gives, gets }) => [`${other} ${gives.offer.listing}`, `${other} ${gets.offer.listing}`]))
      const oneWay = (mine: 'offer' | 'want', theirs: 'offer' | 'want') =>
        everyEdge(input)
          .filter((found) => found[mine].member === 'alice' && !offersInPairs.has(`${found[theirs].member} ${found.offer.listing}`))
          .toSorted(compareEdges)
      expect(findOneWay(createMatchIndex(input), 'alice')).toEqual({
        someoneHasIt: oneWay('want', 'offer'),
        someoneNeedsIt: oneWay('offer', 'want'),
      })
    }),
    runs,
  )
})

test('M19: what one sees, the other sees mirrored', () => {
  fc.assert(
    fc.property(market, (input) => {
      const index = createMatchIndex(input)
      const seenByAlice = findPairs(index, 'alice').filter(({ other }) => other === 'bob')
      const seenByBob = findPairs(index, 'bob').filter(({ other }) => other === 'alice')
      expect(seenByBob.map(mirrored)).toEqual(seenByAlice)
      expect(seenByBob.map((pair) => explain(pair).settlement)).toEqual(seenByAlice.map((pair) => explain(pair).settlement))
      const hasIt = findOneWay(index, 'alice').someoneHasIt.filter(({ offer }) => offer.member === 'bob')
      expect(findOneWay(index, 'bob').someoneNeedsIt.filter(({ want }) => want.member === 'alice')).toEqual(hasIt)
    }),
    runs,
  )
})

test('M20: the order of the listings is no matter, and twice is the same', () => {
  const shuffled = market.chain((input) =>
    fc.tuple(fc.constant(input), fc.shuffledSubarray([...input.listings], { minLength: input.listings.length })),
  )
  const resultOf = (input: MatchInput) => {
    const index = createMatchIndex(input)
    return {
      digest: matchDigestInput(index, 'policy'),
      found: members.map((me) => [findPairs(index, me), findOneWay(index, me)]),
      whyNot: explainNoMatch('alice', 'bob', input).map(({ type }) => type),
    }
  }
  fc.assert(
    fc.property(shuffled, ([input, listings]) => {
      expect(resultOf({ ...input, listings })).toEqual(resultOf(input))
      expect(resultOf(input)).toEqual(resultOf(input))
    }),
    runs,
  )
})

test('M17: two members have a reason exactly when they have no pair', () => {
  fc.assert(
    fc.property(market, (input) => {
      const index = createMatchIndex(input)
      for (const other of ['bob', 'carol'])
        expect(explainNoMatch('alice', other, input).length === 0).toBe(findPairsWith(index, 'alice', other).length > 0)
    }),
    runs,
  )
})

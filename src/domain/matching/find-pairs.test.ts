import { describe, expect, test } from 'vitest'
import { createMatchIndex } from './create-match-index.ts'
import { explainNoMatch } from './explain-no-match.ts'
import { findOneWay } from './find-one-way.ts'
import { findPairs, findPairsWith } from './find-pairs.ts'
import { sampleOffer, sampleWant } from './sample-listing.ts'
import type { MatchListing } from './types.ts'

const indexOf = (listings: readonly MatchListing[], resting: readonly string[] = []) =>
  createMatchIndex({ listings, restingMembers: new Set(resting) })

/** Alice lends a bike and would borrow a drill; Bob the other way round (Example 2). */
const bikeForDrill = [
  sampleOffer({ listing: 'a1', member: 'alice', category: 'mobility', title: 'Велосипед', value: 30_000, days: 7 }),
  sampleWant({ listing: 'a2', member: 'alice', category: 'tools', title: 'дрель', value: 20_000, days: 5 }),
  sampleOffer({ listing: 'b1', member: 'bob', category: 'tools', title: 'Drill', value: 21_000, days: 5 }),
  sampleWant({ listing: 'b2', member: 'bob', category: 'mobility', title: 'велосипед', value: 30_000, days: 7 }),
]

test('M10: the bike and the drill are an equal pair, from both sides', () => {
  const [seenByAlice, ...more] = findPairs(indexOf(bikeForDrill), 'alice')
  expect(more).toEqual([])
  expect(seenByAlice).toMatchObject({ mode: 'temporary', me: 'alice', other: 'bob', score: 0.98, band: 'equal', fit: 'similar-name' })
  expect([seenByAlice?.gives.offer.listing, seenByAlice?.gives.want.listing]).toEqual(['a1', 'b2'])
  expect([seenByAlice?.gets.offer.listing, seenByAlice?.gets.want.listing]).toEqual(['b1', 'a2'])
  expect(findPairs(indexOf(bikeForDrill), 'bob')).toMatchObject([{ me: 'bob', other: 'alice', band: 'equal' }])
})

describe('M11: left out', () => {
  const changed = (listing: string, change: Partial<MatchListing>) =>
    bikeForDrill.map((one) => (one.listing === listing ? { ...one, ...change } : one))
  test.each([
    ['a listing that is reserved', changed('a1', { state: 'reserved' })],
    ['a loan without days', changed('b1', { days: null })],
    ['a category that does not lend', changed('b1', { category: 'vehicles' })],
  ])('%s', (_, listings) => {
    expect(findPairs(indexOf(listings), 'alice')).toEqual([])
    expect(findPairs(indexOf(listings), 'bob')).toEqual([])
  })
  test.each(['alice', 'bob'])('%s resting', (member) => {
    const index = indexOf(bikeForDrill, [member])
    for (const me of ['alice', 'bob']) {
      expect(findPairs(index, me)).toEqual([])
      expect(findOneWay(index, me)).toEqual({ someoneHasIt: [], someoneNeedsIt: [] })
    }
  })
  test('a member nobody has heard of', () => {
    expect(findPairs(indexOf(bikeForDrill), 'mallory')).toEqual([])
  })
})

test('M8: a thing is found by name in another category, not by a near spelling', () => {
  const elsewhere = (title: string) => bikeForDrill.map((one) => (one.listing === 'b1' ? { ...one, category: 'other', title } : one))
  expect(findPairs(indexOf(elsewhere('бұрғы')), 'alice')).toMatchObject([{ fit: 'other-category' }])
  expect(findPairs(indexOf(elsewhere('дрель')), 'alice')).toMatchObject([{ fit: 'other-category' }])
  expect(findPairs(indexOf(elsewhere('шлифователь')), 'alice')).toEqual([])
})

test('M10: rates below 0.70 are no pair', () => {
  const dearer = bikeForDrill.map((one) => (one.listing === 'b1' ? { ...one, days: 3 } : one))
  expect(findPairs(indexOf(dearer), 'alice')).toEqual([])
})

/** What bob and the others offer for alice's saw of 100 against her wants. */
const swap = (member: string, title: string, value: number, mine = 'пила') => [
  sampleOffer({ listing: `${member}-offer`, member, title, value }),
  sampleWant({ listing: `${member}-want`, member, title: mine, value: 100 }),
]
const alice = [
  sampleOffer({ listing: 'a-offer', member: 'alice', title: 'пила', value: 100 }),
  sampleWant({ listing: 'a-want', member: 'alice', title: 'дрель', value: 100 }),
]

describe('M12: order', () => {
  const inOrder = (...swaps: readonly (readonly MatchListing[])[]) =>
    findPairs(indexOf([...alice, ...swaps.flat().toReversed()]), 'alice').map(({ other }) => other)

  test('band before fit before score before ids', () => {
    expect(
      inOrder(
        swap('6-equal-similar', 'drill', 95),
        swap('5-fair-same', 'дрель', 90),
        swap('3-fair-same-lower', 'дрель', 85),
        swap('4-fair-same-lower', 'дрель', 85),
        swap('2-fair-similar', 'drill', 94),
        swap('1-top-up-same', 'дрель', 84),
      ),
    ).toEqual(['6-equal-similar', '5-fair-same', '3-fair-same-lower', '4-fair-same-lower', '2-fair-similar', '1-top-up-same'])
  })
  test('category-only last, whatever its band', () => {
    expect(
      inOrder(swap('2-top-up-similar', 'drill', 75), swap('1-equal-category', 'лобзик', 100)),
    ).toEqual(['2-top-up-similar', '1-equal-category'])
  })
  test('of two with the same weaker fit, the better stronger one', () => {
    expect(
      inOrder(swap('2-same-there', 'drill', 100), swap('1-similar-both', 'drill', 100, 'saw')),
    ).toEqual(['2-same-there', '1-similar-both'])
  })
})

test('M13: of all pairs with one member the best is shown, one for each mode', () => {
  const listings = [
    ...alice,
    ...bikeForDrill,
    ...swap('bob', 'дрель', 90),
    sampleOffer({ listing: 'bob-better', member: 'bob', title: 'дрель', value: 97 }),
    sampleOffer({ listing: 'bob-too-dear', member: 'bob', title: 'дрель', value: 200 }),
  ]
  const index = indexOf(listings)
  expect(findPairs(index, 'alice').map(({ mode, gets }) => [mode, gets.offer.listing])).toEqual([
    ['permanent', 'bob-better'],
    ['temporary', 'b1'],
  ])
  expect(findPairsWith(index, 'alice', 'bob').map(({ gets }) => gets.offer.listing)).toEqual(['bob-better', 'b1', 'bob-offer'])
})

describe('M14: one-way', () => {
  test('someone has it, someone needs it', () => {
    const [aliceOffers, aliceWants, bobOffers, bobWants] = bikeForDrill as [MatchListing, MatchListing, MatchListing, MatchListing]
    const hasIt = indexOf([aliceWants, bobOffers])
    expect(findOneWay(hasIt, 'alice')).toEqual({ someoneHasIt: [{ offer: bobOffers, want: aliceWants, fit: 'similar-name' }], someoneNeedsIt: [] })
    expect(findOneWay(hasIt, 'bob')).toMatchObject({ someoneHasIt: [], someoneNeedsIt: [{ offer: bobOffers }] })
    const needsIt = indexOf([aliceOffers, bobWants])
    expect(findOneWay(needsIt, 'alice')).toMatchObject({ someoneHasIt: [], someoneNeedsIt: [{ want: bobWants, fit: 'same-name' }] })
  })
  test('what is in a pair is not one-way; what could only be swapped for too much is', () => {
    expect(findOneWay(indexOf(bikeForDrill), 'alice')).toEqual({ someoneHasIt: [], someoneNeedsIt: [] })
    const tooDear = indexOf([...alice, ...swap('bob', 'дрель', 200)])
    expect(findOneWay(tooDear, 'alice')).toMatchObject({
      someoneHasIt: [{ offer: { listing: 'bob-offer' } }],
      someoneNeedsIt: [{ want: { listing: 'bob-want' } }],
    })
  })
})

test('M2, M8: what carries minutes is compared by the whole, and only with what carries minutes', () => {
  const lessons = { category: 'services', title: 'Maths lessons', value: 6_000, minutes: 90 }
  const lift = { category: 'rides', title: 'A lift to the station', value: 5_500, minutes: 40 }
  const liftByDay = { ...lift, minutes: null, days: 1 }
  const market = (lifts: typeof lift | typeof liftByDay) => [
    sampleOffer({ member: 'alice', listing: 'a1', ...lessons }),
    sampleWant({ member: 'bob', listing: 'b1', ...lessons }),
    sampleOffer({ member: 'bob', listing: 'b2', ...lifts }),
    sampleWant({ member: 'alice', listing: 'a2', ...lifts }),
  ]
  const pairsIn = (listings: ReturnType<typeof market>) => findPairs(createMatchIndex({ listings, restingMembers: new Set() }), 'alice')
  expect(pairsIn(market(lift)).map(({ score, band }) => [score, band])).toEqual([[5_500 / 6_000, 'fair']])
  expect(pairsIn(market(liftByDay))).toEqual([])
  expect(explainNoMatch('alice', 'bob', { listings: market(liftByDay), restingMembers: new Set() }).map(({ type }) => type)).toEqual(['mixed-measures'])
})

import { expect, test } from 'vitest'
import { hexNamed } from '../../../test/contract/sample-entries.ts'
import { sampleListing } from '../../../test/contract/sample-rows.ts'
import type { ListingState } from '../../domain/market/market-state.ts'
import { matchRowsFor } from './match-rows-for.ts'

const [alice, bob, carol] = [hexNamed('alice member'), hexNamed('bob member'), hexNamed('carol member')]
const now = Date.UTC(2026, 10, 20)

const lent = (name: string, member: string, given: Partial<ListingState>): ListingState =>
  sampleListing(name, { member, mode: 'temporary', side: 'offer', expires: now + 1, state: 'open', ...given })

const bike = { category: 'mobility', title: 'Bicycle', value: 30_000, days: 7 }
const drill = { category: 'tools', title: 'Drill', value: 21_000, days: 5 }

/** Alice lends a bicycle and would borrow a drill; bob the other way round. */
const aliceBike = lent('alice bike', alice, bike)
const aliceWantsDrill = lent('alice wants a drill', alice, { ...drill, side: 'want' })
const bobDrill = lent('bob drill', bob, drill)
const bobWantsBike = lent('bob wants a bike', bob, { ...bike, side: 'want' })
const swap = [aliceBike, aliceWantsDrill, bobDrill, bobWantsBike]

const ask = (listings: readonly ListingState[], given: Partial<Parameters<typeof matchRowsFor>[0]> = {}) =>
  matchRowsFor({ me: alice, listings, restingMembers: new Set(), now, ...given })

test('a pair says what each gives and wants, from this member\'s side', () => {
  const { pairs } = ask(swap)
  expect(pairs).toEqual([
    {
      id: `${aliceBike.listing}-${bobDrill.listing}`,
      mode: 'temporary',
      other: bob,
      rank: 0,
      band: 'equal',
      score: 0.98,
      iGive: aliceBike.listing,
      theirWant: bobWantsBike.listing,
      iGet: bobDrill.listing,
      myWant: aliceWantsDrill.listing,
      fit: 'same-name',
    },
  ])
  expect(ask(swap, { me: bob }).pairs).toMatchObject([{ id: `${bobDrill.listing}-${aliceBike.listing}`, other: alice, iGive: bobDrill.listing, myWant: bobWantsBike.listing }])
  expect(ask(swap, { me: carol })).toEqual({ pairs: [], oneWays: [] })
})

test('who has what this member wants, and who wants what they have, are told apart', () => {
  const { pairs, oneWays } = ask([aliceBike, aliceWantsDrill, lent('carol drill', carol, drill), bobWantsBike])
  expect(pairs).toEqual([])
  expect(oneWays.map(({ direction, other, mine, theirs, id }) => [direction, other, mine, theirs, id])).toEqual([
    ['they-have', carol, aliceWantsDrill.listing, hexNamed('carol drill'), `${aliceWantsDrill.listing}-${hexNamed('carol drill')}`],
    ['they-need', bob, aliceBike.listing, bobWantsBike.listing, `${aliceBike.listing}-${bobWantsBike.listing}`],
  ])
})

test('what has expired by this phone\'s clock, is not open, or is a resting member\'s does not match', () => {
  const without = (change: Partial<ListingState>) => ask(swap.map((row) => (row === bobDrill ? { ...row, ...change } : row))).pairs
  expect(without({})).toHaveLength(1)
  expect(without({ expires: now })).toEqual([])
  expect(without({ state: 'reserved' })).toEqual([])
  expect(without({ state: 'withdrawn' })).toEqual([])
  expect(ask(swap, { restingMembers: new Set([bob]) })).toEqual({ pairs: [], oneWays: [] })
})

test('two wants met by the same two things are one row, the better', () => {
  const other = lent('alice wants any drill', alice, { ...drill, title: 'Something to drill with', side: 'want' })
  const { pairs } = ask([...swap, other])
  expect(pairs).toMatchObject([{ myWant: aliceWantsDrill.listing, rank: 0 }])
})

test('of very many the best five hundred are kept, each under a key of its own', () => {
  const drills = Array.from({ length: 600 }, (_, index) => lent(`drill ${index}`, hexNamed(`member ${index}`), drill))
  const { oneWays } = ask([aliceWantsDrill, ...drills])
  expect(oneWays).toHaveLength(500)
  expect(new Set(oneWays.map(({ id }) => id)).size).toBe(500)
  expect(oneWays.map(({ rank }) => rank)).toEqual(oneWays.map((_, index) => index))
})

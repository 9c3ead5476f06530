import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { hexNamed } from '../../../test/contract/sample-entries.ts'
import { sampleListing } from '../../../test/contract/sample-rows.ts'
import type { ListingState } from '../../domain/market/market-state.ts'
import { proposalLegs } from './proposal-legs.ts'
import { proposedThing } from './proposed-thing.ts'
import { settlementChoices } from './settlement-choices.ts'

const [alice, bob] = [hexNamed('alice member'), hexNamed('bob member')]
const loan = (member: string, title: string, change: Partial<ListingState>): ListingState => sampleListing(title, { member, mode: 'temporary', ...change })
const bike = loan(bob, 'bike', { value: 30_000, days: 7, replacement: 200_000 })
const drill = loan(alice, 'drill', { value: 21_000, days: 5 })
const table = sampleListing('table', { member: alice, value: 50_000 })
const chair = sampleListing('chair', { member: bob, value: 50_000 })

test('the same value needs no settling', () => {
  expect(settlementChoices(proposedThing(table), proposedThing(chair))).toEqual([{ type: 'as-it-is' }])
})

test('things to keep settle in money, given by who gives less', () => {
  const sofa = sampleListing('sofa', { member: bob, value: 65_000 })
  expect(settlementChoices(proposedThing(table), proposedThing(sofa))).toEqual([{ type: 'as-it-is' }, { type: 'money', giver: alice, amount: 15_000 }])
})

test('RULES 14, Example 2: the bike for the drill, 2 more days of the drill and 600', () => {
  expect(settlementChoices(proposedThing(drill), proposedThing(bike))).toEqual([
    { type: 'as-it-is' },
    { type: 'money', giver: alice, amount: 9_000 },
    { type: 'days', giver: alice, listing: drill.listing, more: 2, value: 29_400, rest: 600 },
  ])
})

test('days are not offered beyond a year', () => {
  const plot = loan(alice, 'plot', { value: 1_000, days: 360 })
  expect(settlementChoices(proposedThing(plot), proposedThing(bike)).map(({ type }) => type)).toEqual(['as-it-is', 'money'])
})

test('other days are worth their day rate, a half up, and at least one', () => {
  expect(proposedThing(bike, 14).value).toBe(60_000)
  // 30,000 / 7 = 4,285.7
  expect(proposedThing(bike, 1).value).toBe(4_286)
  expect(proposedThing(loan(bob, 'book', { value: 1, days: 7 }), 1).value).toBe(1)
})

test('each kind of thing becomes its kind of leg, with its own fields (A4)', () => {
  const lesson = loan(bob, 'lesson', { category: 'services', value: 3_000, minutes: 60 })
  const legsOf = (mine: ListingState, theirs: ListingState) =>
    proposalLegs([{ thing: proposedThing(mine), want: 'w1' }, { thing: proposedThing(theirs), want: 'w2' }], { type: 'as-it-is' }, 'KZT')
      .map(({ kind, giver, receiver, days, replacement, want }) => ({ kind, giver, receiver, days, replacement, want }))
  expect(legsOf(table, chair)).toEqual([
    { kind: 'keep', giver: alice, receiver: bob, days: null, replacement: null, want: 'w1' },
    { kind: 'keep', giver: bob, receiver: alice, days: null, replacement: null, want: 'w2' },
  ])
  expect(legsOf(drill, lesson)).toEqual([
    { kind: 'loan', giver: alice, receiver: bob, days: 5, replacement: 21_000, want: 'w1' },
    { kind: 'service', giver: bob, receiver: alice, days: null, replacement: null, want: 'w2' },
  ])
  expect(legsOf(drill, bike)[1]).toMatchObject({ kind: 'loan', days: 7, replacement: 200_000 })
})

test('whatever is chosen instead of "as it is", both then give the same', () => {
  const amount = fc.integer({ min: 1, max: 100_000_000 })
  const days = fc.integer({ min: 1, max: 365 })
  fc.assert(fc.property(amount, days, amount, days, (valueA, daysA, valueB, daysB) => {
    const a = proposedThing(loan(alice, 'a', { value: valueA, days: daysA }))
    const b = proposedThing(loan(bob, 'b', { value: valueB, days: daysB }))
    for (const choice of settlementChoices(a, b)) {
      if (choice.type === 'as-it-is') continue
      const legs = proposalLegs([{ thing: a, want: 'w1' }, { thing: b, want: 'w2' }], choice, 'KZT')
      const givenBy = (member: string) => legs.filter(leg => leg.giver === member).reduce((sum, leg) => sum + leg.value, 0)
      expect(givenBy(alice)).toBe(givenBy(bob))
      for (const leg of legs) expect(leg.value).toBeGreaterThan(0)
    }
  }))
})

import { expect, test } from 'vitest'
import { explainNoMatch, type NoMatchReason } from './explain-no-match.ts'
import { sampleOffer, sampleWant } from './sample-listing.ts'
import type { MatchListing } from './types.ts'

const bike = sampleOffer({ listing: 'a1', member: 'alice', category: 'mobility', title: 'велосипед', value: 30_000, days: 7 })
const wantsDrill = sampleWant({ listing: 'a2', member: 'alice', title: 'дрель', days: 5 })
const drill = sampleOffer({ listing: 'b1', member: 'bob', title: 'дрель', value: 21_000, days: 5 })
const wantsBike = sampleWant({ listing: 'b2', member: 'bob', category: 'mobility', title: 'велосипед', days: 7 })
const there = { offer: bike, want: wantsBike, fit: 'same-name' } as const
const back = { offer: drill, want: wantsDrill, fit: 'same-name' } as const

interface Case {
  readonly listings: readonly MatchListing[]
  readonly resting?: readonly string[]
  readonly reasons: readonly NoMatchReason[]
}

const toKeep = { mode: 'permanent', days: null } as const
const keptDrill = { ...drill, ...toKeep }
const wantsToKeepDrill = { ...wantsDrill, ...toKeep }
const promisedDrill = { ...drill, state: 'reserved' } as const
const tent = { ...drill, category: 'sports', title: 'палатка' }
const byMinutes = { category: 'services', days: null, minutes: 90 }
const inMinutes = { ...drill, ...byMinutes }
const wantsInMinutes = { ...wantsDrill, ...byMinutes }
const dearDrill = { ...drill, days: 3 }

// One case per reason: does not compile when a new reason has no case.
const cases: Record<NoMatchReason['type'], Case> = {
  resting: {
    listings: [bike, wantsDrill, drill, wantsBike],
    resting: ['bob', 'carol'],
    reasons: [{ type: 'resting', member: 'bob' }],
  },
  'no-offers': { listings: [bike, wantsDrill, wantsBike], reasons: [{ type: 'no-offers', member: 'bob' }] },
  'no-wants': { listings: [bike, wantsDrill, drill], reasons: [{ type: 'no-wants', member: 'bob' }] },
  reserved: {
    listings: [bike, wantsDrill, promisedDrill, wantsBike],
    reasons: [{ type: 'reserved', offer: promisedDrill, want: wantsDrill, fit: 'same-name' }],
  },
  'modes-differ': {
    listings: [bike, wantsDrill, keptDrill, wantsBike],
    reasons: [{ type: 'modes-differ', offer: keptDrill, want: wantsDrill, fit: 'same-name' }],
  },
  'measures-differ': {
    listings: [bike, { ...wantsDrill, category: 'services' }, inMinutes, wantsBike],
    reasons: [{ type: 'measures-differ', offer: inMinutes, want: { ...wantsDrill, category: 'services' }, fit: 'same-name' }],
  },
  'categories-differ': {
    listings: [bike, wantsDrill, tent, wantsBike],
    reasons: [{ type: 'categories-differ', giver: 'bob', receiver: 'alice', offered: ['sports'], wanted: ['tools'] }],
  },
  'mixed-modes': {
    listings: [bike, wantsToKeepDrill, keptDrill, wantsBike],
    reasons: [{ type: 'mixed-modes', gives: there, gets: { offer: keptDrill, want: wantsToKeepDrill, fit: 'same-name' } }],
  },
  'mixed-measures': {
    listings: [bike, wantsInMinutes, inMinutes, wantsBike],
    reasons: [{ type: 'mixed-measures', gives: there, gets: { offer: inMinutes, want: wantsInMinutes, fit: 'same-name' } }],
  },
  'score-too-low': {
    listings: [bike, wantsDrill, dearDrill, { ...dearDrill, listing: 'b0', days: 1 }, wantsBike],
    reasons: [
      {
        type: 'score-too-low',
        mode: 'temporary',
        gives: there,
        gets: { ...back, offer: dearDrill },
        score: 30 / 49,
        toFair: { added: { by: 'alice', value: 11_650 }, longer: { lentBy: 'bob', listing: 'b1', days: 5 } },
      },
    ],
  },
}

test.each(Object.entries(cases))('M17: %s', (_, { listings, resting = [], reasons }) => {
  const carol = sampleOffer({ listing: 'c1', member: 'carol', category: 'mobility', title: 'велосипед', days: 7 })
  expect(explainNoMatch('alice', 'bob', { listings: [...listings, carol], restingMembers: new Set(resting) })).toEqual(reasons)
})

test('M17: reasons of both ways are all given', () => {
  expect(explainNoMatch('alice', 'bob', { listings: [wantsDrill], restingMembers: new Set(['alice']) })).toEqual([
    { type: 'resting', member: 'alice' },
    { type: 'no-offers', member: 'alice' },
    { type: 'no-wants', member: 'bob' },
    { type: 'no-offers', member: 'bob' },
  ])
})

test('M17: two who match have no reason', () => {
  expect(explainNoMatch('alice', 'bob', { listings: [bike, wantsDrill, drill, wantsBike], restingMembers: new Set() })).toEqual([])
})

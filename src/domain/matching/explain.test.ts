import { expect, test } from 'vitest'
import { createMatchIndex } from './create-match-index.ts'
import { explain } from './explain.ts'
import { findPairs } from './find-pairs.ts'
import { sampleOffer, sampleWant } from './sample-listing.ts'

const explained = (...[bikeDays, drillValue, drillDays]: readonly [number | null, number, number | null]) => {
  const mode = bikeDays === null ? 'permanent' : 'temporary'
  const bike = sampleOffer({ listing: 'a1', member: 'alice', category: 'mobility', title: 'велосипед', value: 30_000, days: bikeDays })
  const drill = sampleOffer({ listing: 'b1', member: 'bob', title: 'дрель', value: drillValue, days: drillDays })
  const listings = [
    bike,
    drill,
    sampleWant({ listing: 'a2', member: 'alice', title: 'дрель', mode, days: drillDays }),
    sampleWant({ listing: 'b2', member: 'bob', category: 'mobility', title: 'велик', mode, days: bikeDays }),
  ]
  return findPairs(createMatchIndex({ listings, restingMembers: new Set() }), 'alice').map(explain)
}

test('M16: an equal pair of loans says both rates and what the unequal days leave over', () => {
  expect(explained(7, 21_000, 5)).toMatchObject([
    {
      me: 'alice',
      other: 'bob',
      mode: 'temporary',
      score: 0.98,
      band: 'equal',
      fit: 'similar-name',
      gives: { items: [{ offer: { listing: 'a1' }, want: { listing: 'b2' }, fit: 'similar-name', dayRate: 4_286 }], total: 30_000 },
      gets: { items: [{ offer: { listing: 'b1' }, want: { listing: 'a2' }, fit: 'same-name', dayRate: 4_200 }], total: 21_000 },
      settlement: { owedBy: 'bob', amount: 9_000, days: 2, rest: 600 },
      toFair: null,
    },
  ])
})

test('M16: a top-up names who owes and the least that makes it fair', () => {
  expect(explained(null, 25_000, null)).toMatchObject([
    {
      mode: 'permanent',
      band: 'top-up',
      gives: { items: [{ dayRate: null }], total: 30_000 },
      settlement: { type: 'money', owedBy: 'bob', owedTo: 'alice', amount: 5_000 },
      toFair: { added: { by: 'bob', value: 500 }, longer: null },
    },
  ])
})

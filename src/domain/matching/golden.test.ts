import { describe, expect, test } from 'vitest'
import golden from '../../../test/vectors/golden.json' with { type: 'json' }
import { band } from './band.ts'
import { comparable } from './comparable.ts'
import { sampleOffer } from './sample-listing.ts'
import { score } from './score.ts'
import { settlement } from './settlement.ts'

const loan = (listing: string, [value, days]: readonly number[]) =>
  sampleOffer({ listing, member: `owner of ${listing}`, value: value ?? 0, days: days ?? 0 })

describe('golden numbers (RULES 14)', () => {
  test.each(golden.score)('M1: score(%i, %i) = %d', (a, b, expected) => {
    expect(score(a ?? -1, b ?? -1)).toBe(expected)
    expect(score(b ?? -1, a ?? -1)).toBe(expected)
  })

  test.each(golden.rate)('M2: $a against $b scores $score', ({ a, b, score: expected }) => {
    expect(score(...comparable(loan('a', a), loan('b', b)))).toBe(expected)
  })

  test.each(golden.bands)('M3: %d is %s', (reached, expected) => {
    expect(band(Math.round(Number(reached) * 10_000), 10_000)).toBe(expected)
  })

  test('M15: Example 2, the one who has the bike owes 9,000 or 2 drill days and 600', () => {
    const bike = loan('bike', golden.settlement.bike)
    const drill = loan('drill', golden.settlement.drill)
    expect(settlement(bike, drill)).toEqual({
      type: 'days-or-money',
      owedBy: 'owner of drill',
      owedTo: 'owner of bike',
      amount: golden.settlement.amount,
      loan: 'drill',
      days: 2,
      rest: 600,
    })
  })
})

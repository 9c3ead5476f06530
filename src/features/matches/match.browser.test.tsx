import { describe, expect, test } from 'vitest'
import { render } from 'vitest-browser-react'
import type { PairRow } from '../../core/queries/match-rows.ts'
import type { ListingState } from '../../domain/market/market-state.ts'
import type { NoMatchReason } from '../../domain/matching/explain-no-match.ts'
import { createSamplePhone, sampleListing, sampleMember, type SampleRows } from '../market/sample-community.tsx'
import { WhyNot } from '../market/why-not.tsx'
import { MatchScreen } from './match-screen.tsx'
import { MatchesScreen } from './matches-screen.tsx'

const offer = (listing: string, member: string, more: Partial<ListingState>) => sampleListing({ listing, member, side: 'offer', ...more })
const want = (listing: string, member: string, more: Partial<ListingState>) => sampleListing({ listing, member, side: 'want', ...more })

const pair: PairRow = {
  id: 'a-b', mode: 'permanent', other: 'bob', rank: 0, band: 'equal', score: 1, iGive: 'given', theirWant: 'their-want', iGet: 'got', myWant: 'my-want', fit: 'same-name',
}

/** My offer and Bob's; each wanted by the other under the same name unless said otherwise. */
const swap = (given: Partial<ListingState>, got: Partial<ListingState>, wants: { readonly their?: Partial<ListingState>; readonly my?: Partial<ListingState> } = {}): SampleRows => ({
  listings: [
    offer('given', 'alice', { category: 'mobility', title: 'Bicycle', ...given }),
    want('their-want', 'bob', { category: 'mobility', title: 'bicycle', days: given.days ?? null, ...wants.their }),
    offer('got', 'bob', { title: 'Drill', ...got }),
    want('my-want', 'alice', { title: 'Drill', days: got.days ?? null, ...wants.my }),
  ],
  pairs: [{ ...pair, mode: given.days === undefined ? 'permanent' : 'temporary' }],
})

const said = async (rows: SampleRows): Promise<string> => {
  const { Phone } = createSamplePhone(rows)
  const screen = await render(<Phone><MatchScreen pair="a-b" /></Phone>)
  const text = (screen.container.textContent ?? '').replaceAll('\u00a0', ' ')
  await screen.unmount()
  return text
}

describe('the sentence of a match', () => {
  test('says of a loan who owes what: Example 2 of the rules', async () => {
    const text = await said(swap({ days: 7, value: 30_000 }, { days: 5, value: 21_000 }))
    expect(text).toContain('“Bicycle” for 7 days is worth ₸ 30,000, “Drill” for 5 days ₸ 21,000. Bob borrows the dearer one, so Bob owes you ₸ 9,000. Or instead: 2 more days of “Drill” and ₸ 600.')
    expect(text).toContain('The smaller day rate is 98% of the larger. From 95% on it is called equal.')
    expect(text).toContain('You give, a day₸ 4,286')
  })

  test('says it from the other side too', async () => {
    const text = await said(swap({ days: 5, value: 21_000 }, { days: 7, value: 30_000 }))
    expect(text).toContain('You borrow the dearer one, so you owe Bob ₸ 9,000. Or instead: 2 more days of “Bicycle” and ₸ 600.')
  })

  test('speaks of no money where whole days settle it, and of no days where not one fits', async () => {
    expect(await said(swap({ days: 6, value: 6_000 }, { days: 4, value: 4_000 }))).toContain('Instead of money: 2 more days of “Drill”.')
    const text = await said(swap({ days: 5, value: 5_500 }, { days: 5, value: 5_000 }))
    expect(text).toContain('Bob owes you ₸ 500.')
    expect(text).not.toContain('nstead')
  })

  test('says of things to keep what is left over, and that near it is fair', async () => {
    expect(await said(swap({ value: 50_000 }, { value: 50_000 }))).toContain('Both are worth the same: nobody owes anything.')
    const text = await said(swap({ value: 50_000 }, { value: 45_000 }))
    expect(text).toContain('What you give is worth ₸ 5,000 more. That near, it counts as fair; you two decide whether Bob adds it.')
    expect(text).toContain('fair')
  })

  test('names the top-up and the least that makes it fair', async () => {
    const text = await said(swap({ value: 40_000 }, { value: 50_000 }))
    expect(text).toContain('with a top-up')
    expect(text).toContain('What you get is worth ₸ 10,000 more: the difference is for you to add.')
    expect(text).toContain('If you add ₸ 2,500, it counts as fair.')
  })

  test('does not round a score up into the next band', async () => {
    expect(await said(swap({ value: 84_999 }, { value: 100_000 }))).toContain('The smaller value is 84% of the larger. Below 85% one of you adds something.')
  })

  test.each([
    ['the same thing by name', { title: 'bicycle' }],
    ['a similar name', { title: 'bike for the weekend' }],
    ['the same kind of thing, in another category', { title: 'bicycle', category: 'other' }],
    ['only the category is the same', { title: 'Scooter' }],
  ])('says why it was found: %s', async (why, their) => {
    expect(await said(swap({}, {}, { their }))).toContain(`Bob wants “${their.title}”: ${why}`)
  })
})

test('a match whose notices have changed is said to be none', async () => {
  expect(await said(swap({ value: 1_000 }, { value: 100_000 }))).toContain('It was changed, withdrawn or promised to someone.')
})

test('what has only the category in common comes last and is named so; one-way is no match', async () => {
  const rows = swap({}, {})
  const { Phone } = createSamplePhone({
    listings: [
      ...rows.listings ?? [],
      want('scooter', 'carol', { category: 'mobility', title: 'Scooter' }),
      offer('saw', 'carol', { title: 'Saw' }),
      offer('tent', 'carol', { category: 'event', title: 'Party tent' }),
      want('my-tent', 'alice', { category: 'event', title: 'Tent' }),
    ],
    members: [sampleMember('alice', 'Alice'), sampleMember('bob', 'Bob'), sampleMember('carol', 'Carol')],
    pairs: [pair, { ...pair, id: 'a-c', rank: 1, other: 'carol', theirWant: 'scooter', iGet: 'saw', fit: 'category-only' }],
    oneWays: [{ id: 'my-tent-tent', mode: 'permanent', direction: 'they-have', other: 'carol', mine: 'my-tent', theirs: 'tent', rank: 0, fit: 'similar-name' }],
  }, '/matches')
  const screen = await render(<Phone><MatchesScreen /></Phone>)
  const headings = screen.getByRole('heading', { level: 2 }).elements().map(({ textContent }) => textContent)
  expect(headings).toEqual(['It fits', 'Only the category is the same', 'Someone has it'])
  await expect.element(screen.getByRole('tab', { name: 'To keep 2' })).toBeVisible()
  await expect.element(screen.getByText(/Carol can give it. You want “Tent”: a similar name$/)).toBeVisible()
  await expect.element(screen.getByRole('link', { name: 'Propose' }).first()).toHaveAttribute('href', '/agreements/propose/a-b')
})

test.each([
  ['nothing', [], 'What can you give?'],
  ['wants only', [want('w', 'alice', {})], 'What can you give?'],
  ['offers only', [offer('o', 'alice', {})], 'What do you want?'],
  ['both', [offer('o', 'alice', {}), want('w', 'alice', {})], 'Nothing fits yet'],
])('with %s the empty list says what to do first', async (_, listings, title) => {
  const { Phone } = createSamplePhone({ listings }, '/matches')
  const screen = await render(<Phone><MatchesScreen /></Phone>)
  await expect.element(screen.getByRole('heading', { level: 2, name: title })).toBeVisible()
})

const bike = { category: 'mobility', title: 'Bicycle' }
const resting = [sampleMember('alice', 'Alice'), sampleMember('bob', 'Bob', { state: 'resting' })]

// A new reason without a case does not compile.
const reasons: Record<NoMatchReason['type'], readonly [SampleRows, string]> = {
  'resting': [{ ...swap({}, {}), pairs: [], members: resting }, 'Bob is resting: nothing is compared for them.'],
  'no-offers': [{ listings: [want('w', 'alice', {})] }, 'You have not said what you can give.'],
  'no-wants': [{ listings: [offer('o', 'alice', {})] }, 'Bob has not said what they want.'],
  'reserved': [{ ...swap({}, { state: 'reserved' }), pairs: [] }, 'It would fit, but “Drill” is promised already.'],
  'modes-differ': [{ ...swap({ value: 10_000 }, {}, { their: { mode: 'temporary', days: 3 } }), pairs: [] }, '“Bicycle” is given to keep, “bicycle” is wanted only to borrow.'],
  'measures-differ': [
    { listings: [offer('o', 'alice', { category: 'services', title: 'Maths lessons', days: 2 }), want('w', 'bob', { category: 'services', title: 'Maths lessons', mode: 'temporary', minutes: 90 })] },
    '“Maths lessons” and “Maths lessons” would fit, but one is counted in minutes and the other in days.',
  ],
  'categories-differ': [
    { listings: [offer('o', 'alice', bike), want('w', 'bob', { category: 'food', title: 'Honey' })] },
    'You can give: Bikes and scooters. Bob wants: Food.',
  ],
  'mixed-modes': [
    { listings: [offer('o', 'alice', bike), want('w', 'bob', bike), offer('p', 'bob', { days: 5 }), want('v', 'alice', { days: 5 })] },
    'You could give “Bicycle” and get “Drill”, but one is to keep and the other to borrow.',
  ],
  'mixed-measures': [
    {
      listings: [
        offer('o', 'alice', { ...bike, days: 7 }), want('w', 'bob', { ...bike, days: 7 }),
        offer('p', 'bob', { category: 'services', title: 'Maths lessons', mode: 'temporary', minutes: 90 }),
        want('v', 'alice', { category: 'services', title: 'Maths lessons', mode: 'temporary', minutes: 90 }),
      ],
    },
    'You could give “Bicycle” and get “Maths lessons”, but one is counted in minutes and the other in days.',
  ],
  'score-too-low': [
    { ...swap({ value: 50_000 }, { value: 80_000 }), pairs: [] },
    'You could give “Bicycle” (₸ 50,000) and get “Drill” (₸ 80,000), but the values are too far apart: 62%, and from 70% on it fits. If you add ₸ 18,000, it counts as fair.',
  ],
}

test.each(Object.entries(reasons))('why nothing fits: %s', async (_, [rows, sentence]) => {
  const { Phone } = createSamplePhone(rows)
  const screen = await render(<Phone><WhyNot member="bob" /></Phone>)
  await screen.getByText('Why does nothing fit with Bob?').click()
  expect((screen.container.textContent ?? '').replaceAll('\u00a0', ' ')).toContain(sentence)
})

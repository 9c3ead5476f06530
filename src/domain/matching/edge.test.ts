import { describe, expect, test } from 'vitest'
import { createNamer } from './create-namer.ts'
import { edge } from './edge.ts'
import { sampleOffer, sampleWant } from './sample-listing.ts'
import type { MatchListing } from './types.ts'

const nameOf = createNamer()
const named = (listing: MatchListing) => ({ listing, name: nameOf(listing.title) })
const fitOfEdge = (offer: Partial<MatchListing>, want: Partial<MatchListing>) =>
  edge(
    named(sampleOffer({ listing: '1', member: 'alice', ...offer })),
    named(sampleWant({ listing: '2', member: 'bob', ...want })),
  )?.fit

describe('M9: fit', () => {
  test.each([
    ['same-name', { title: 'дрель' }, { title: 'Drel' }],
    ['similar-name', { title: 'дрель' }, { title: 'бұрғы' }],
    ['similar-name', { title: 'сепаратор' }, { title: 'сипаратор' }],
    ['category-only', { title: 'дрель' }, { title: 'бензопила' }],
    ['other-category', { title: 'палатка', category: 'sports' }, { title: 'палатка', category: 'other' }],
    ['other-category', { title: 'палатка', category: 'sports' }, { title: 'tent', category: 'other' }],
    [undefined, { title: 'сепаратор', category: 'tools' }, { title: 'сипаратор', category: 'household' }],
    [undefined, { title: 'стекло', category: 'household' }, { title: 'стекло лобовое', category: 'vehicles' }],
    [undefined, { title: 'дрель', category: 'tools' }, { title: 'палатка', category: 'sports' }],
  ] as const)('%s: %o for %o', (expected, offer, want) => {
    expect(fitOfEdge(offer, want)).toBe(expected)
  })
})

describe('M8: no edge', () => {
  test('to oneself', () => {
    expect(fitOfEdge({ member: 'alice' }, { member: 'alice' })).toBeUndefined()
  })
  test('from one mode to the other', () => {
    expect(fitOfEdge({ mode: 'permanent' }, { mode: 'temporary', days: 3 })).toBeUndefined()
    expect(fitOfEdge({ mode: 'temporary', days: 3 }, { mode: 'temporary', days: 9 })).toBe('same-name')
  })
})

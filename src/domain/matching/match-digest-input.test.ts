import { expect, test } from 'vitest'
import { createMatchIndex } from './create-match-index.ts'
import { matchDigestInput, matchEngineVersion } from './match-digest-input.ts'
import { sampleOffer } from './sample-listing.ts'

test('M18: names the versions that took part, sorted, and nothing that was left out', () => {
  const listings = [
    sampleOffer({ listing: '2', version: 'ff', member: 'bob' }),
    sampleOffer({ listing: '1', version: '0a', member: 'alice' }),
    sampleOffer({ listing: '3', version: '77', member: 'alice', state: 'reserved' }),
    sampleOffer({ listing: '4', version: '88', member: 'carol' }),
  ]
  const index = createMatchIndex({ listings, restingMembers: new Set(['carol']) })
  expect(matchDigestInput(index, 'policy id')).toEqual({ engine: matchEngineVersion, policy: 'policy id', versions: ['0a', 'ff'] })
})

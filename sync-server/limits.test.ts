import { expect, test } from 'vitest'
import { defaultLimits, limitsFromEnvironment } from './limits.ts'
import { maxChunkBytes } from './protocol.ts'

test('without a setting the defaults hold', () => {
  expect(limitsFromEnvironment({})).toEqual({ ok: true, value: defaultLimits })
})

test('each limit has its variable', () => {
  const read = limitsFromEnvironment({
    AYNI_LIMIT_FRAMES_PER_SECOND: '3',
    AYNI_LIMIT_NEW_CHANNELS_PER_ADDRESS_PER_DAY: '9',
  })
  expect(read).toMatchObject({ ok: true, value: { framesPerSecond: 3, newChannelsPerAddressPerDay: 9 } })
})

test.for(['0', '-1', '1.5', 'many', '1e99'])('%s is no limit', (text) => {
  const variable = 'AYNI_LIMIT_FRAME_BURST'
  expect(limitsFromEnvironment({ [variable]: text })).toEqual({ ok: false, error: { type: 'bad-limit', variable } })
})

test('no setting goes beyond the protocol', () => {
  expect(limitsFromEnvironment({ AYNI_LIMIT_CHUNK_BYTES: '999999999' })).toMatchObject({
    value: { chunkBytes: maxChunkBytes },
  })
})

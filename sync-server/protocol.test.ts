import { encode } from 'cborg'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  decodeClientFrame,
  decodeServerFrame,
  encodeFrame,
  type Frame,
  type FrameFault,
  joinRelayBytes,
  maxChunkBytes,
  maxFrameBytes,
  maxSignalBytes,
  relayErrorCodes,
} from './protocol.ts'

const bytesOf = (length: number, fill = 7): Uint8Array<ArrayBuffer> => new Uint8Array(length).fill(fill)

const hexToBytes = (hex: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(hex.replaceAll(' ', ''), 'hex'))

const uint = fc.maxSafeNat()
const count = uint.map((n) => Math.max(1, n))
const bytes = (minLength: number, maxLength = minLength): fc.Arbitrary<Uint8Array> =>
  fc.uint8Array({ minLength, maxLength }).map((array) => new Uint8Array(array))
const orNull = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { nil: null })
const channel = bytes(32)
const is = <T extends string>(type: T): fc.Arbitrary<T> => fc.constant(type)

/** One arbitrary per frame: a new frame without one does not compile. */
const arbitraryByType: { [T in Frame['type']]: fc.Arbitrary<Extract<Frame, { type: T }>> } = {
  hello: fc.record({
    type: is('hello'),
    relay: bytes(16),
    nonce: bytes(32),
    now: uint,
    maxFrame: uint,
    maxChunk: uint,
    maxSignal: uint,
    bytesPerDay: uint,
    maxChannels: uint,
  }),
  join: fc.record({
    type: is('join'),
    channel,
    sig: bytes(64),
    since: uint,
    log: orNull(bytes(16)),
    code: orNull(fc.string({ maxLength: 30, unit: 'grapheme-composite' }).filter((text) => Buffer.byteLength(text) <= 128)),
  }),
  joined: fc.record({ type: is('joined'), channel, log: bytes(16), head: uint }),
  leave: fc.record({ type: is('leave'), channel }),
  put: fc.record({ type: is('put'), channel, ref: uint, bytes: bytes(1, 500) }),
  stored: fc.record({ type: is('stored'), channel, ref: uint, seq: count }),
  item: fc.record({ type: is('item'), channel, seq: count, bytes: bytes(1, 500) }),
  signal: fc.record({ type: is('signal'), channel, bytes: bytes(1, 500) }),
  ping: fc.record({ type: is('ping') }),
  pong: fc.record({ type: is('pong') }),
  error: fc.record({
    type: is('error'),
    code: fc.constantFrom(...relayErrorCodes),
    channel: orNull(channel),
    ref: orNull(uint),
    retryAfter: orNull(uint),
  }),
}

const fromPhone = new Set<Frame['type']>(['join', 'leave', 'put', 'signal', 'ping'])
const fromRelay = new Set<Frame['type']>(['hello', 'joined', 'stored', 'item', 'signal', 'pong', 'error'])

describe.for(Object.entries(arbitraryByType))('%s', ([type, arbitrary]) => {
  test('decoding gives back what was encoded, to the side it is for and no other', () => {
    fc.assert(
      fc.property(arbitrary as fc.Arbitrary<Frame>, (frame) => {
        const encoded = encodeFrame(frame)
        const wrong = { ok: false, error: { type: 'wrong-direction', frame: type } }
        const right = { ok: true, value: frame }
        expect(decodeClientFrame(encoded)).toEqual(fromPhone.has(frame.type) ? right : wrong)
        expect(decodeServerFrame(encoded)).toEqual(fromRelay.has(frame.type) ? right : wrong)
      }),
    )
  })

  test('a frame cut short or with a byte too many is refused', () => {
    fc.assert(
      fc.property(arbitrary as fc.Arbitrary<Frame>, fc.nat(), (frame, at) => {
        const encoded = encodeFrame(frame)
        const decodeFrame = fromPhone.has(frame.type) ? decodeClientFrame : decodeServerFrame
        expect(decodeFrame(encoded.subarray(0, at % encoded.length)).ok).toBe(false)
        expect(decodeFrame(Uint8Array.of(...encoded, at % 256)).ok).toBe(false)
      }),
    )
  })
})

const put = (fields: { channel?: unknown; ref?: unknown; bytes?: unknown }): Uint8Array =>
  encode([4, 'channel' in fields ? fields.channel : bytesOf(32), 'ref' in fields ? fields.ref : 1, fields.bytes ?? bytesOf(3)])

const join = (at: number, value: unknown): Uint8Array =>
  encode([1, bytesOf(32), bytesOf(64), 0, null, null].with(at, value as number))

type Row = readonly [why: string, bytes: Uint8Array, about?: Partial<Record<string, unknown>>]

/** One list per fault: a new fault without rows does not compile. */
const rowsByFault: Record<FrameFault['type'], readonly Row[]> = {
  'too-large': [['a byte more than the largest frame', bytesOf(maxFrameBytes + 1), { bytes: maxFrameBytes + 1 }]],
  'not-cbor': [
    ['nothing', bytesOf(0)],
    ['a lone break', hexToBytes('ff')],
    ['an array of indefinite length', hexToBytes('9f 08 ff')],
    ['a byte string of indefinite length', Uint8Array.of(0x83, 7, 0x5f, 0x58, 32, ...bytesOf(32), 0xff, 0x41, 1)],
    ['an array longer than its content', hexToBytes('82 08')],
    ['an array that says it has 2^32 elements', hexToBytes('9a ffffffff 08')],
    ['an array that says it has 2^53 elements', hexToBytes('9b 0020000000000000 08')],
    ['bytes that say they are 4 GiB', hexToBytes('82 07 5a ffffffff 00')],
    ['bytes that say they are 2^63 long', hexToBytes('82 07 5b 8000000000000000 00')],
    ['a number not in its shortest form', hexToBytes('81 1808')],
    ['a length not in its shortest form', hexToBytes('9801 08')],
    ['a number beyond 2^53', hexToBytes('81 1b ffffffffffffffff')],
    ['undefined', hexToBytes('82 08 f7')],
    ['NaN', hexToBytes('82 08 f97e00')],
    ['infinity', hexToBytes('82 08 f97c00')],
    ['bytes after the frame', hexToBytes('81 08 00')],
    ['a simple value nobody knows', hexToBytes('82 08 e0')],
  ],
  'not-flat': [
    ['an array in the array', hexToBytes('81 80')],
    ['a map in the array', hexToBytes('82 08 a0')],
    ['a tag in the array', hexToBytes('82 08 c0 00')],
    ['a map', hexToBytes('a1 00 08')],
    ['a map with the key __proto__', encode({ ['__proto__']: 1 })],
    ['a tagged frame', hexToBytes('d9d9f7 81 08')],
    ['arrays in arrays, as deep as a frame is long', bytesOf(maxFrameBytes, 0x81)],
    ['maps in maps', bytesOf(10_000, 0xa1)],
    ['tags in tags', bytesOf(10_000, 0xc1)],
  ],
  'not-a-frame': [
    ['null', hexToBytes('f6')],
    ['a number', hexToBytes('08')],
    ['text', encode('ping')],
    ['an empty array', hexToBytes('80')],
    ['a name instead of a number', encode(['ping'])],
    ['a negative number', hexToBytes('81 20')],
    ['no number', hexToBytes('81 f6')],
  ],
  'unknown-frame': [
    ['the number after the last', encode([11]), { number: 11 }],
    ['a number nobody gave out', encode([99, 1, 2]), { number: 99 }],
  ],
  'wrong-direction': [
    ['a stored from a phone', encodeFrame({ type: 'stored', channel: bytesOf(32), ref: 1, seq: 1 }), { frame: 'stored' }],
    ['a pong from a phone', hexToBytes('81 09'), { frame: 'pong' }],
  ],
  'wrong-length': [
    ['a field too many', hexToBytes('82 08 00'), { frame: 'ping', fields: 1 }],
    ['a field too few', encode([4, bytesOf(32), 1]), { frame: 'put', fields: 2 }],
  ],
  'bad-field': [
    ['a short channel', put({ channel: bytesOf(31) }), { frame: 'put', field: 'channel' }],
    ['a long channel', put({ channel: bytesOf(33) }), { field: 'channel' }],
    ['a channel as text', put({ channel: 'x'.repeat(32) }), { field: 'channel' }],
    ['no channel', put({ channel: null }), { field: 'channel' }],
    ['a negative ref', put({ ref: -1 }), { field: 'ref' }],
    ['a ref with a fraction', put({ ref: 1.5 }), { field: 'ref' }],
    ['a ref that is true', put({ ref: true }), { field: 'ref' }],
    ['an empty chunk', put({ bytes: bytesOf(0) }), { field: 'bytes' }],
    ['a chunk a byte too large', put({ bytes: bytesOf(maxChunkBytes + 1) }), { field: 'bytes' }],
    ['a chunk as text', put({ bytes: 'chunk' }), { field: 'bytes' }],
    ['a signal a byte too large', encode([7, bytesOf(32), bytesOf(maxSignalBytes + 1)]), { field: 'bytes' }],
    ['a short signature', join(2, bytesOf(63)), { frame: 'join', field: 'sig' }],
    ['a since that is null', join(3, null), { field: 'since' }],
    ['a log id of another length', join(4, bytesOf(15)), { field: 'log' }],
    ['a code that is too long', join(5, 'x'.repeat(129)), { field: 'code' }],
    ['a code that is too long in bytes', join(5, 'ө'.repeat(65)), { field: 'code' }],
    ['a code with a byte order mark', Uint8Array.of(...join(5, 'x').subarray(0, -2), 0x66, 0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf), { field: 'code' }],
  ],
  'not-canonical': [
    ['a whole number written as a float', Uint8Array.of(0x84, 4, 0x58, 32, ...bytesOf(32), 0xf9, 0x3c, 0, 0x41, 1), { frame: 'put' }],
    ['minus zero', Uint8Array.of(0x84, 4, 0x58, 32, ...bytesOf(32), 0xf9, 0x80, 0, 0x41, 1), { frame: 'put' }],
    ['text that is not UTF-8', Uint8Array.of(...join(5, 'x').subarray(0, -1), 0xff), { frame: 'join' }],
    ['a half of a surrogate pair', Uint8Array.of(...join(5, 'x').subarray(0, -2), 0x63, 0xed, 0xa0, 0x80), { frame: 'join' }],
  ],
}

describe.for(Object.entries(rowsByFault))('%s', ([type, rows]) => {
  test.for(rows)('%s', ([, encoded, about = {}]) => {
    expect(decodeClientFrame(encoded)).toMatchObject({ ok: false, error: { type, ...about } })
  })
})

test('a frame that breaks its schema is not sent', () => {
  expect(() => encodeFrame({ type: 'leave', channel: bytesOf(31) })).toThrow('bad field channel')
  expect(() => encodeFrame({ type: 'stored', channel: bytesOf(32), ref: 1, seq: 0 })).toThrow('bad field seq')
  for (const code of ['\uFEFFx', 'x\uD800', '\uDC00']) {
    expect(() => encodeFrame({ type: 'join', channel: bytesOf(32), sig: bytesOf(64), since: 0, log: null, code })).toThrow('bad field code')
  }
  expect(() => encodeFrame({ type: 'put', channel: bytesOf(32), ref: 2 ** 53, bytes: bytesOf(1) })).toThrow('bad field ref')
})

test('the largest chunk and the largest numbers fit a frame', () => {
  const largest = { channel: bytesOf(32), bytes: bytesOf(maxChunkBytes) }
  const most = Number.MAX_SAFE_INTEGER
  expect(encodeFrame({ type: 'put', ...largest, ref: most }).length).toBeLessThanOrEqual(maxFrameBytes)
  expect(encodeFrame({ type: 'item', ...largest, seq: most }).length).toBeLessThanOrEqual(maxFrameBytes)
})

test('fields do not share memory with the message', () => {
  const message = Buffer.from(encodeFrame({ type: 'put', channel: bytesOf(32), ref: 1, bytes: bytesOf(3) }))
  const decoded = decodeClientFrame(message)
  message.fill(0)
  expect(decoded).toMatchObject({ ok: true, value: { bytes: bytesOf(3) } })
})

describe('joinRelayBytes', () => {
  const nonce = bytesOf(32, 2)
  const dialled = { host: 'relay.example:8787', channel: bytesOf(32, 1), nonce }

  test('is the purpose, the host with its length, the channel and the nonce', () => {
    expect(Buffer.from(joinRelayBytes(dialled)).toString('hex')).toBe(
      `${Buffer.from('ayni/join-relay/1').toString('hex')}00` +
        `12${Buffer.from('relay.example:8787').toString('hex')}${'01'.repeat(32)}${'02'.repeat(32)}`,
    )
  })

  test('does not tell upper from lower case in the host', () => {
    expect(joinRelayBytes({ ...dialled, host: 'Relay.Example:8787' })).toEqual(joinRelayBytes(dialled))
  })

  test('refuses a host whose length has no byte', () => {
    expect(() => joinRelayBytes({ ...dialled, host: 'x'.repeat(256) })).toThrow('too long')
  })
})

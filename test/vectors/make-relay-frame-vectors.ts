import { pairFromSeed } from '../../src/core/keys/pair-from-seed.ts'
import { bytesToHex, hexToBytes } from '../../src/domain/base/hex.ts'
import { encodeFrame, joinRelayBytes, type Frame, type FrameFault } from '../../sync-server/protocol.ts'
import { concat, seedOf, startedAt } from './seeded.ts'
import { writeVectorFile } from './vector-file.ts'

/*
 * Writes relay-frames.json: `node test/vectors/make-relay-frame-vectors.ts`. What is larger than a frame may be is left
 * to sync-server/protocol.test.ts.
 */

type Side = 'phone' | 'relay'

export interface RelayFrameVectors {
  readonly about: string
  /** What a channel's key signs to join. */
  readonly join: { readonly seed: string; readonly host: string; readonly nonce: string; readonly signed: string; readonly sig: string }
  /** `fields`: the frame with its bytes as hexadecimal. */
  readonly valid: readonly { readonly name: string; readonly from: readonly Side[]; readonly fields: FrameFields; readonly bytes: string }[]
  /** Sent by a phone. */
  readonly malformed: readonly { readonly name: string; readonly bytes: string; readonly fault: string }[]
}

export type FrameFields = Readonly<Record<string, string | number | null>>

export const frameFields = (frame: Frame): FrameFields =>
  Object.fromEntries(Object.entries(frame).map(([name, value]: [string, FrameFields[string] | Uint8Array]) => [name, value instanceof Uint8Array ? bytesToHex(value) : value]))

/** `not-flat`, `bad-field put channel` …; what a CBOR reader says beside is left out. */
export const frameFaultName = (fault: FrameFault): string => {
  const frame = 'frame' in fault ? ` ${fault.frame}` : ''
  return `${fault.type}${frame}${'field' in fault ? ` ${fault.field}` : ''}`
}

export const makeRelayFrameVectors = async (): Promise<RelayFrameVectors> => {
  const seed = await seedOf('channel')
  const { publicKey: channel, sign } = await pairFromSeed(seed)
  const nonce = await seedOf('nonce')
  const host = 'relay.example:8787'
  const signed = joinRelayBytes({ host, channel, nonce })
  const sig = await sign(signed)
  const [relay, log] = [(await seedOf('relay')).slice(0, 16), (await seedOf('log')).slice(0, 16)]
  const chunk = new Uint8Array([1, 2, 3])
  const valid = (name: string, from: Side | 'both', frame: Frame): RelayFrameVectors['valid'][number] => ({
    name, from: from === 'both' ? ['phone', 'relay'] : [from], fields: frameFields(frame), bytes: bytesToHex(encodeFrame(frame)),
  })
  return {
    about: 'Frames between phones and relays, made by make-relay-frame-vectors.ts. Bytes as hexadecimal.',
    join: { seed: bytesToHex(seed), host, nonce: bytesToHex(nonce), signed: bytesToHex(signed), sig: bytesToHex(sig) },
    valid: [
      valid('hello', 'relay', { type: 'hello', relay, nonce, now: startedAt, maxFrame: 262_208, maxChunk: 262_144, maxSignal: 65_536, bytesPerDay: 67_108_864, maxChannels: 64 }),
      valid('join, for all there is', 'phone', { type: 'join', channel, sig, since: 0, log: null, code: null }),
      valid('join, from a position, with a code', 'phone', { type: 'join', channel, sig, since: 41, log, code: 'қосылу 🌻' }),
      valid('joined', 'relay', { type: 'joined', channel, log, head: 42 }),
      valid('leave', 'phone', { type: 'leave', channel }),
      valid('put', 'phone', { type: 'put', channel, ref: 0, bytes: chunk }),
      valid('put, with the largest ref', 'phone', { type: 'put', channel, ref: Number.MAX_SAFE_INTEGER, bytes: chunk }),
      valid('stored', 'relay', { type: 'stored', channel, ref: 7, seq: 43 }),
      valid('item', 'relay', { type: 'item', channel, seq: 43, bytes: chunk }),
      valid('signal', 'both', { type: 'signal', channel, bytes: chunk }),
      valid('ping', 'phone', { type: 'ping' }),
      valid('pong', 'relay', { type: 'pong' }),
      valid('error about the connection', 'relay', { type: 'error', code: 'stopping', channel: null, ref: null, retryAfter: 30 }),
      valid('error about a put', 'relay', { type: 'error', code: 'channel-bytes-today', channel, ref: 7, retryAfter: 3600 }),
    ],
    malformed: malformed(channel),
  }
}

const malformed = (channel: Uint8Array): RelayFrameVectors['malformed'] => {
  const hex = (text: string): Uint8Array<ArrayBuffer> => hexToBytes(text)!
  const named = concat(hex('5820'), channel)
  const put = (ref: string, bytes = '4101'): Uint8Array => concat(hex('8404'), named, hex(ref), hex(bytes))
  const join = (rest: string): Uint8Array => concat(hex('8601'), named, hex('5840'), new Uint8Array(64), hex(rest))
  const rows: readonly (readonly [name: string, bytes: Uint8Array, fault: string])[] = [
    ['nothing', hex(''), 'not-cbor'],
    ['an array of indefinite length', hex('9f08ff'), 'not-cbor'],
    ['a byte after the frame', hex('810800'), 'not-cbor'],
    ['a number not in its shortest form', hex('811808'), 'not-cbor'],
    ['a length beyond the message', hex('82075affffffff00'), 'not-cbor'],
    ['undefined', hex('8208f7'), 'not-cbor'],
    ['an array in the array', hex('8180'), 'not-flat'],
    ['a map', hex('a10008'), 'not-flat'],
    ['a tag', hex('8208c000'), 'not-flat'],
    ['null', hex('f6'), 'not-a-frame'],
    ['an empty array', hex('80'), 'not-a-frame'],
    ['a name instead of a number', hex('816470696e67'), 'not-a-frame'],
    ['the number after the last', hex('810b'), 'unknown-frame'],
    ['a pong from a phone', hex('8109'), 'wrong-direction pong'],
    ['a ping with a field', hex('820800'), 'wrong-length ping'],
    ['a put without bytes', concat(hex('8304'), named, hex('01')), 'wrong-length put'],
    ['a channel of 31 bytes', concat(hex('8203581f'), channel.slice(1)), 'bad-field leave channel'],
    ['a ref below 0', put('20'), 'bad-field put ref'],
    ['an empty chunk', put('01', '40'), 'bad-field put bytes'],
    ['a chunk as text', put('01', '6178'), 'bad-field put bytes'],
    ['a since that is null', join('f6f6f6'), 'bad-field join since'],
    ['a log of 15 bytes', join(`004f${'00'.repeat(15)}f6`), 'bad-field join log'],
    ['a code of 129 bytes', join(`00f67881${'78'.repeat(129)}`), 'bad-field join code'],
    ['a code with a byte order mark', join('00f666efbbbfefbbbf'), 'bad-field join code'],
    ['a whole number as a float', put('f93c00'), 'not-canonical put'],
    ['text that is not UTF-8', join('00f661ff'), 'not-canonical join'],
  ]
  return rows.map(([name, bytes, fault]) => ({ name, bytes: bytesToHex(bytes), fault }))
}

if (import.meta.main) writeVectorFile('relay-frames.json', await makeRelayFrameVectors())

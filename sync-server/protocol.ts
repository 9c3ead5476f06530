import { decode, encode, Tokenizer } from 'cborg'

/**
 * What a phone and a relay say to each other over one WebSocket. This file is used by both sides and
 * runs in browsers and in Node: nothing but Uint8Array and cborg here.
 *
 * A WebSocket message is binary and holds one frame: a flat CBOR array `[number, ...fields]` in
 * deterministic encoding (RFC 8949 §4.2.1). Nothing is nested in it, so no message can make a reader
 * recurse. Every frame has one encoding: bytes that encode back differently are refused.
 *
 *     relay                                              phone
 *       │── hello {relay, nonce, now, limits} ────────────▶│   once, first
 *       │◀────────── join {channel, sig, since, log, code} │   sig over joinRelayBytes
 *       │── joined {channel, log, head} ─────────────────▶│
 *       │── item {channel, seq, bytes} ──────────────────▶│   since+1 … head, then whatever comes
 *       │◀──────────────────── put {channel, ref, bytes} ──│
 *       │── stored {channel, ref, seq} ──────────────────▶│   the bytes are on disk
 *       │◀─▶ signal {channel, bytes} ◀───────────────────▶│   forwarded to those joined now, not kept
 *       │◀───────────────────────────────────────── ping ──│   any time; the answer is pong
 *       │── error {code, channel, ref, retryAfter} ──────▶│
 *
 * What a reader may rely on:
 * - `since` counts only within the log named by `log`. If `joined.log` is not the log the phone named,
 *   or `since` is beyond `joined.head`, everything comes from 1 and the phone forgets its old position.
 * - Items of a channel come with ascending seq, each at most once per join. The phone's own puts of this
 *   connection are left out, so the numbers have gaps. After item s the phone holds everything up to s:
 *   what is left out was answered with `stored` before. A `stored` of s moves the position only from s-1.
 *   Joining anew may bring own chunks back.
 * - `stored` may name a seq at or below the position: the same bytes had been put before.
 * - Put, signal and leave are for channels whose `joined` has arrived.
 * - A signal is dropped for a reader that is far behind.
 */
export type Frame = ClientFrame | ServerFrame

export type ClientFrame = Join | Leave | Put | Signal | Ping

export type ServerFrame = Hello | Joined | Stored | Item | Signal | Pong | RelayError

export interface Hello {
  readonly type: 'hello'
  /** Names this relay's store: another id means another store, even at the same address. 16 bytes. */
  readonly relay: Uint8Array
  /** Fresh for this connection; joins sign it. 32 bytes. */
  readonly nonce: Uint8Array
  /** The relay's clock, milliseconds since 1970. */
  readonly now: number
  readonly maxFrame: number
  readonly maxChunk: number
  readonly maxSignal: number
  /** Chunk bytes one channel takes in a day (UTC). */
  readonly bytesPerDay: number
  /** Channels one connection may have joined at a time. */
  readonly maxChannels: number
}

export interface Join {
  readonly type: 'join'
  /** The channel's Ed25519 public key. 32 bytes. */
  readonly channel: Uint8Array
  /** By the channel's key over joinRelayBytes. 64 bytes. */
  readonly sig: Uint8Array
  /** Everything up to here is held already; 0 for nothing. */
  readonly since: number
  /** The log that `since` counts in, or null if none is known. 16 bytes. */
  readonly log: Uint8Array | null
  /** The operator's code, needed to open a new channel unless the relay runs on this machine. */
  readonly code: string | null
}

export interface Joined {
  readonly type: 'joined'
  readonly channel: Uint8Array
  /** Names this channel's log, made at random with it. 16 bytes. */
  readonly log: Uint8Array
  /** The highest seq now; 0 if the log is empty. */
  readonly head: number
}

export interface Leave {
  readonly type: 'leave'
  readonly channel: Uint8Array
}

export interface Put {
  readonly type: 'put'
  readonly channel: Uint8Array
  /** Chosen by the phone, comes back in `stored` or `error`. */
  readonly ref: number
  readonly bytes: Uint8Array
}

export interface Stored {
  readonly type: 'stored'
  readonly channel: Uint8Array
  readonly ref: number
  readonly seq: number
}

export interface Item {
  readonly type: 'item'
  readonly channel: Uint8Array
  readonly seq: number
  readonly bytes: Uint8Array
}

export interface Signal {
  readonly type: 'signal'
  readonly channel: Uint8Array
  readonly bytes: Uint8Array
}

/** Browsers can neither send nor see WebSocket pings, so a phone that wants to know sends this one. */
export interface Ping {
  readonly type: 'ping'
}

export interface Pong {
  readonly type: 'pong'
}

export interface RelayError {
  readonly type: 'error'
  readonly code: RelayErrorCode
  /** What it is about, where it is about one channel. */
  readonly channel: Uint8Array | null
  /** The put it answers. */
  readonly ref: number | null
  /** Seconds until the same may succeed; null: not by waiting. */
  readonly retryAfter: number | null
}

export const relayErrorCodes = [
  // About the connection, which is closed after it.
  'bad-frame', // not a frame of this protocol, or one that a relay sends
  'unknown-host', // the relay does not go by the name the phone dialled
  'too-many-connections',
  'stopping', // the relay shuts down; come back
  // About a join.
  'bad-signature', // not by the channel's key, or over another host or nonce
  'code-needed', // the channel is new here, and that needs the operator's code
  'code-wrong',
  'too-many-channels', // on this connection, or opened from this address today
  // About a put or a signal.
  'not-joined',
  'too-large',
  'channel-bytes-today', // this channel has had its bytes for today
  'address-bytes-today', // this address has had its bytes for today
  // About the relay's disk.
  'storage-full',
  'storage-failed',
] as const

export type RelayErrorCode = (typeof relayErrorCodes)[number]

export const relaySubprotocol = 'ayni.v1'
export const relayPath = '/relay'

/** The most any relay takes; `hello` may say less. */
export const maxChunkBytes = 256 * 1024
/** Sealed heads of 1,000 devices are about 40 kB, a WebRTC description about 3 kB. */
export const maxSignalBytes = 64 * 1024
/** The largest frame is an item: a chunk and at most 49 bytes around it. */
export const maxFrameBytes = maxChunkBytes + 64
export const maxCodeBytes = 128
export const maxHostBytes = 255

/** Each side lets the other hear something at least this often. */
export const heartbeatMs = 8_000
/** A side that has heard nothing for this long closes. */
export const silenceMs = 20_000

/** Why bytes are not a frame, in the order in which they are checked. */
export type FrameFault =
  | { readonly type: 'too-large'; readonly bytes: number }
  | { readonly type: 'not-cbor'; readonly cause: string }
  | { readonly type: 'not-flat' }
  | { readonly type: 'not-a-frame' }
  | { readonly type: 'unknown-frame'; readonly number: number }
  | { readonly type: 'wrong-direction'; readonly frame: Frame['type'] }
  | { readonly type: 'wrong-length'; readonly frame: Frame['type']; readonly fields: number }
  | { readonly type: 'bad-field'; readonly frame: Frame['type']; readonly field: string }
  | { readonly type: 'not-canonical'; readonly frame: Frame['type'] }

export type FrameResult<F extends Frame> =
  | { readonly ok: true; readonly value: F }
  | { readonly ok: false; readonly error: FrameFault }

/** Reads what a phone sent. For the relay. */
export const decodeClientFrame = (bytes: Uint8Array): FrameResult<ClientFrame> => decodeFrame<ClientFrame>(bytes, 'phone')

/** Reads what a relay sent. For the phone. */
export const decodeServerFrame = (bytes: Uint8Array): FrameResult<ServerFrame> => decodeFrame<ServerFrame>(bytes, 'relay')

/** Throws if the frame breaks its own schema: that is a bug of the caller, never another's input. */
export const encodeFrame = (frame: Frame): Uint8Array<ArrayBuffer> => {
  const { number, fields } = schemas[frame.type]
  const values = fields.map(([name, isValid]) => {
    const value: unknown = Reflect.get(frame, name)
    if (!isValid(value)) throw new Error(`frame ${frame.type}: bad field ${name}`)
    return value
  })
  return encode([number, ...values])
}

/**
 * What the channel's key signs to join: that this channel is joined, at this host, on this connection.
 * `host` is what was dialled, as `URL.host` and the Host header have it: `name` or `name:port`, without
 * the port where it is the scheme's own. A relay that passes the signature on to another relay was
 * dialled by another name, and a later connection has another nonce.
 */
export const joinRelayBytes = (dialled: {
  readonly host: string
  readonly channel: Uint8Array
  readonly nonce: Uint8Array
}): Uint8Array<ArrayBuffer> => {
  const purpose = utf8('ayni/join-relay/1\0')
  const host = utf8(dialled.host.toLowerCase())
  if (host.length > maxHostBytes) throw new Error('host: too long')
  const parts = [purpose, Uint8Array.of(host.length), host, dialled.channel, dialled.nonce]
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

type Sender = 'phone' | 'relay'
type Check = (value: unknown) => boolean

interface Schema<F extends Frame> {
  readonly number: number
  readonly from: readonly Sender[]
  readonly fields: readonly (readonly [Exclude<keyof F, 'type'>, Check])[]
}

const isUint: Check = (value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0

const isCount: Check = (value) => isUint(value) && value !== 0

const isBytes =
  (least: number, most = least): Check =>
  (value) =>
    value instanceof Uint8Array && value.length >= least && value.length <= most

const isText =
  (mostBytes: number): Check =>
  (value) =>
    typeof value === 'string' && !hasNoEncoding.test(value) && utf8(value).length <= mostBytes

/** Half of a surrogate pair, or a leading byte order mark, which text decoders swallow. */
const hasNoEncoding = /\p{Surrogate}|^\uFEFF/u

const isOneOf =
  (values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value)

const orNull =
  (isValid: Check): Check =>
  (value) =>
    value === null || isValid(value)

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

const isChannel = isBytes(32)

/** The order of the fields is the order on the wire. */
const schemas: { readonly [T in Frame['type']]: Schema<Extract<Frame, { type: T }>> } = {
  hello: {
    number: 0,
    from: ['relay'],
    fields: [
      ['relay', isBytes(16)],
      ['nonce', isBytes(32)],
      ['now', isUint],
      ['maxFrame', isUint],
      ['maxChunk', isUint],
      ['maxSignal', isUint],
      ['bytesPerDay', isUint],
      ['maxChannels', isUint],
    ],
  },
  join: {
    number: 1,
    from: ['phone'],
    fields: [
      ['channel', isChannel],
      ['sig', isBytes(64)],
      ['since', isUint],
      ['log', orNull(isBytes(16))],
      ['code', orNull(isText(maxCodeBytes))],
    ],
  },
  joined: {
    number: 2,
    from: ['relay'],
    fields: [
      ['channel', isChannel],
      ['log', isBytes(16)],
      ['head', isUint],
    ],
  },
  leave: { number: 3, from: ['phone'], fields: [['channel', isChannel]] },
  put: {
    number: 4,
    from: ['phone'],
    fields: [
      ['channel', isChannel],
      ['ref', isUint],
      ['bytes', isBytes(1, maxChunkBytes)],
    ],
  },
  stored: {
    number: 5,
    from: ['relay'],
    fields: [
      ['channel', isChannel],
      ['ref', isUint],
      ['seq', isCount],
    ],
  },
  item: {
    number: 6,
    from: ['relay'],
    fields: [
      ['channel', isChannel],
      ['seq', isCount],
      ['bytes', isBytes(1, maxChunkBytes)],
    ],
  },
  signal: {
    number: 7,
    from: ['phone', 'relay'],
    fields: [
      ['channel', isChannel],
      ['bytes', isBytes(1, maxSignalBytes)],
    ],
  },
  ping: { number: 8, from: ['phone'], fields: [] },
  pong: { number: 9, from: ['relay'], fields: [] },
  error: {
    number: 10,
    from: ['relay'],
    fields: [
      ['code', isOneOf(relayErrorCodes)],
      ['channel', orNull(isChannel)],
      ['ref', orNull(isUint)],
      ['retryAfter', orNull(isUint)],
    ],
  },
}

const typeByNumber = new Map(Object.entries(schemas).map(([type, { number }]) => [number, type as Frame['type']]))

/** Hands cborg one flat array and stops at anything inside it that has an inside itself. */
class FlatTokenizer extends Tokenizer {
  foundNesting = false

  override next(): ReturnType<Tokenizer['next']> {
    const isFirst = this.pos() === 0
    const token = super.next()
    if (!token.type.terminal && !(isFirst && token.type.name === 'array')) {
      this.foundNesting = true
      throw new Error('nested')
    }
    return token
  }
}

const strict = {
  strict: true,
  allowIndefinite: false,
  allowUndefined: false,
  allowInfinity: false,
  allowNaN: false,
  allowBigInt: false,
}

const fault = (error: FrameFault): { readonly ok: false; readonly error: FrameFault } => ({ ok: false, error })

const decodeFrame = <F extends Frame>(message: Uint8Array, from: Sender): FrameResult<F> => {
  if (message.length > maxFrameBytes) return fault({ type: 'too-large', bytes: message.length })

  // A Node Buffer slices without copying: fields would keep the whole message alive, and change with it.
  const bytes = new Uint8Array(message.buffer, message.byteOffset, message.byteLength)
  const tokenizer = new FlatTokenizer(bytes, strict)
  let decoded: unknown
  try {
    decoded = decode(bytes, { ...strict, tokenizer })
  } catch (cause) {
    return fault(tokenizer.foundNesting ? { type: 'not-flat' } : { type: 'not-cbor', cause: String(cause) })
  }
  if (!Array.isArray(decoded)) return fault({ type: 'not-a-frame' })

  const [number, ...values] = decoded as unknown[]
  if (typeof number !== 'number' || !isUint(number)) return fault({ type: 'not-a-frame' })
  const type = typeByNumber.get(number)
  if (type === undefined) return fault({ type: 'unknown-frame', number })
  const schema = schemas[type]
  if (!schema.from.includes(from)) return fault({ type: 'wrong-direction', frame: type })
  if (values.length !== schema.fields.length) return fault({ type: 'wrong-length', frame: type, fields: values.length })

  const frame: Record<string, unknown> = { type }
  for (const [index, [name, isValid]] of schema.fields.entries()) {
    const value = values[index]
    if (!isValid(value)) return fault({ type: 'bad-field', frame: type, field: name })
    frame[name] = value
  }
  // Catches what strict decoding lets pass: whole numbers written as floats, text that is not UTF-8.
  if (!isSame(encode(decoded), bytes)) return fault({ type: 'not-canonical', frame: type })
  return { ok: true, value: frame as unknown as F }
}

const isSame = (one: Uint8Array, other: Uint8Array): boolean => {
  if (one.length !== other.length) return false
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false
  return true
}

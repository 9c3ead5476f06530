import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Value } from '../../domain/base/value.ts'
import { encodeCbor } from '../codec/cbor.ts'
import { createDeviceKeys } from '../keys/device-keys.ts'
import { deriveChannel, deriveChunkKey } from '../keys/epoch-key.ts'
import { verifySignature } from '../keys/signature.ts'
import { maxChunkEntries, openChunk, sealChunk } from './chunk.ts'
import { fitsEnvelope, maxChunkBytes, openEnvelope, readEnvelopeHeader, sealEnvelope, type ChannelSeal, type EnvelopeFault, type EnvelopeType } from './envelope.ts'
import { pad, paddedLength, unpad } from './padding.ts'
import { maxPresenceHeads, openPresence, sealPresence } from './presence.ts'

const createSeal = async (fill: number): Promise<ChannelSeal> => {
  const key = new Uint8Array(32).fill(fill)
  return { channel: (await deriveChannel(key)).name, epoch: 'c0'.repeat(32), chunkKey: await deriveChunkKey(key) }
}

const seal = await createSeal(1)
const otherKey = await createSeal(2)
const wire = new Uint8Array(200).fill(5)
const chunk = await sealChunk([wire], seal)

/** Seals bytes that our own code would never write, as a member with a modified app can. */
const sealRaw = async (padded: Uint8Array<ArrayBuffer>, type: EnvelopeType = 1): Promise<Uint8Array<ArrayBuffer>> => {
  const header = (await sealEnvelope(type, null, seal)).slice(0, 65)
  const iv = new Uint8Array(12)
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: header }, seal.chunkKey, padded)
  return new Uint8Array(await new Blob([header, iv, sealed]).arrayBuffer())
}

const cases: Record<EnvelopeFault['type'], () => Promise<Uint8Array>> = {
  'chunk-too-large': async () => new Uint8Array(maxChunkBytes + 1).fill(1),
  'chunk-too-short': async () => chunk.slice(0, 92),
  'chunk-type-unknown': async () => chunk.with(0, 3),
  'chunk-of-other-type': () => sealEnvelope(2, new Map(), seal),
  'chunk-of-other-channel': () => sealChunk([wire], { ...seal, channel: otherKey.channel }),
  'chunk-of-other-epoch': () => sealChunk([wire], { ...seal, epoch: 'ee'.repeat(32) }),
  'chunk-not-opened': () => sealChunk([wire], { ...seal, chunkKey: otherKey.chunkKey }),
  'chunk-padding-wrong': () => sealRaw(pad(encodeCbor(new Map([['entries', []]]))).with(255, 1)),
  'chunk-not-cbor': () => sealRaw(pad(new Uint8Array([0x81]))),
}

test.each(Object.entries(cases))('a chunk is refused by name: %s', async (type, make) => {
  expect(await openChunk(await make(), seal)).toMatchObject({ ok: false, error: { type } })
})

test.each<[string, Value]>([
  ['talk from a newer app', new Map<string, Value>([['talk', 'charter'], ['bytes', wire]])],
  ['no map', []],
  ['entries beside something', new Map<string, Value>([['entries', []], ['more', 1]])],
  ['an entry that is no bytes', new Map<string, Value>([['entries', [wire, 'text']]])],
  ['entries that are no list', new Map<string, Value>([['entries', wire]])],
  ['more entries than true ones would fit', new Map<string, Value>([['entries', Array.from({ length: maxChunkEntries + 1 }, () => new Uint8Array(0))]])],
])('an unknown payload is kept aside by name: %s', async (_, payload) => {
  expect(await openChunk(await sealEnvelope(1, payload, seal), seal)).toEqual({ ok: false, error: { type: 'chunk-payload-unknown' } })
})

test('a payload of very many tiny values costs no memory', async () => {
  const many = await sealEnvelope(1, Array.from({ length: 200_000 }, () => 0), seal)
  expect(await openChunk(many, seal)).toMatchObject({ error: { type: 'chunk-not-cbor', cbor: { type: 'too-many-items' } } })
})

test('any changed byte of a chunk is refused, and so is any cut', async () => {
  await fc.assert(fc.asyncProperty(fc.nat(chunk.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
    expect((await openChunk(chunk.with(at, chunk[at]! ^ flip), seal)).ok).toBe(false)
    expect((await openChunk(chunk.slice(0, at), seal)).ok).toBe(false)
  }), { numRuns: 500 })
})

test('random bytes are refused without an exception', async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
    expect((await openChunk(bytes, seal)).ok).toBe(false)
    expect((await openPresence(bytes, { seal, verify: verifySignature })).ok).toBe(false)
  }))
})

test('a header says where a chunk belongs, before it is opened', () => {
  expect(readEnvelopeHeader(chunk)).toEqual({ ok: true, value: { type: 1, channel: seal.channel, epoch: seal.epoch } })
})

describe('padding', () => {
  test('steps as Padmé has them, from 256 up', () => {
    expect([0, 1, 252, 253, 300, 1000, 5000, 200_000].map(paddedLength)).toEqual([256, 256, 256, 272, 304, 1024, 5120, 200_704])
    expect(fitsEnvelope(258_044)).toBe(true)
    expect(fitsEnvelope(258_045)).toBe(false)
  })

  test('never more than 12 % over 256, never less than the content', () => {
    fc.assert(fc.property(fc.integer({ min: 252, max: 262_000 }), (length) => {
      expect(paddedLength(length)).toBeGreaterThanOrEqual(length + 4)
      expect(paddedLength(length)).toBeLessThanOrEqual((length + 4) * 1.12)
      expect(paddedLength(length + 1)).toBeGreaterThanOrEqual(paddedLength(length))
    }))
  })

  test('only what pad gives is unpadded', () => {
    const content = new Uint8Array(40).fill(9)
    expect(unpad(pad(content))).toEqual(content)
    const longer = new Uint8Array(272)
    longer.set(pad(content))
    expect(unpad(longer)).toBeUndefined()
    expect(unpad(pad(content).with(100, 1))).toBeUndefined()
    expect(unpad(pad(content).with(0, 255))).toBeUndefined()
    expect(unpad(new Uint8Array(3))).toBeUndefined()
  })
})

describe('presence', async () => {
  const keys = await createDeviceKeys()
  const verify = verifySignature
  const device = Uint8Array.from(keys.device.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  const head = (fill: number, seq: Value): Value => [new Uint8Array(32).fill(fill), seq]
  const shape = (change: Record<string, Value>): Map<string, Value> =>
    new Map(Object.entries({ sig: new Uint8Array(64), heads: [head(1, 1)], device, sentAt: 5, ...change }))

  test('another device cannot speak for this one', async () => {
    const bytes = await sealEnvelope(2, shape({}), seal)
    expect(await openPresence(bytes, { seal, verify })).toEqual({ ok: false, error: { type: 'presence-signature-wrong' } })
  })

  test('a signature for one channel is none for another', async () => {
    const bytes = await sealPresence({ headByDevice: new Map(), sentAt: 1 }, { keys, seal })
    const payload = await openEnvelope(2, bytes, seal)
    const moved = await sealEnvelope(2, payload.ok ? payload.value : null, otherKey)
    expect(await openPresence(moved, { seal: otherKey, verify })).toEqual({ ok: false, error: { type: 'presence-signature-wrong' } })
  })

  test.each<[string, Value]>([
    ['no map', 1],
    ['a field more', shape({ more: 1 })],
    ['unsorted heads', shape({ heads: [head(2, 1), head(1, 1)] })],
    ['a device twice', shape({ heads: [head(1, 1), head(1, 2)] })],
    ['seq 0', shape({ heads: [head(1, 0)] })],
    ['seq as text', shape({ heads: [head(1, '1')] })],
    ['a head of three', shape({ heads: [[new Uint8Array(32), 1, 1]] })],
    ['a short device', shape({ heads: [[new Uint8Array(31), 1]] })],
    ['a short signature', shape({ sig: new Uint8Array(63) })],
    ['a time before 1970', shape({ sentAt: -1 })],
    ['device as text', shape({ device: 'alice' })],
    ['too many heads', shape({ heads: Array.from({ length: maxPresenceHeads + 1 }, () => 0) })],
  ])('a wrong shape is refused: %s', async (_, payload) => {
    const bytes = await sealEnvelope(2, payload, seal)
    expect(await openPresence(bytes, { seal, verify })).toEqual({ ok: false, error: { type: 'presence-shape-wrong' } })
  })

  test('as many heads as are allowed fit', async () => {
    const headByDevice = new Map(Array.from({ length: maxPresenceHeads }, (_, index) => [index.toString(16).padStart(64, '0'), Number.MAX_SAFE_INTEGER]))
    const bytes = await sealPresence({ headByDevice, sentAt: 1 }, { keys, seal })
    expect(await openPresence(bytes, { seal, verify })).toMatchObject({ ok: true, value: { headByDevice } })
  })
})

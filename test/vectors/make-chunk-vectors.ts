import { createCipheriv, createHash, hkdfSync } from 'node:crypto'
import { encodeCbor } from '../../src/core/codec/cbor.ts'
import { labelled } from '../../src/core/codec/labelled.ts'
import { pairFromSeed } from '../../src/core/keys/pair-from-seed.ts'
import { pad } from '../../src/core/sealing/padding.ts'
import { bytesToHex } from '../../src/domain/base/hex.ts'
import type { Value } from '../../src/domain/base/value.ts'
import { valueMap } from '../kit/value-map.ts'
import { concat, seedOf, startedAt } from './seeded.ts'
import { writeVectorFile } from './vector-file.ts'

/*
 * Writes chunks.json: `node test/vectors/make-chunk-vectors.ts`. Keys and seals are computed with node:crypto and not
 * with the app's code, and the nonce, random in the app, is given.
 */

export interface ChunkVectors {
  readonly about: string
  readonly epochKey: string
  readonly epoch: string
  readonly commit: string
  readonly channelSeed: string
  readonly channel: string
  readonly chunkKey: string
  readonly padding: readonly { readonly content: number; readonly padded: number }[]
  /** Envelopes of type 1, and the wires they open to. */
  readonly chunks: readonly { readonly name: string; readonly nonce: string; readonly wires: readonly string[]; readonly bytes: string }[]
  /** Envelopes of type 2. `heads`: the seq of each device. */
  readonly presences: readonly PresenceVector[]
  /** What `openChunk` says of the rest. */
  readonly refused: readonly { readonly name: string; readonly bytes: string; readonly fault: string }[]
}

export interface PresenceVector {
  readonly name: string
  readonly nonce: string
  readonly device: string
  readonly sentAt: number
  readonly heads: Readonly<Record<string, number>>
  readonly bytes: string
}

const headerLength = 65

export const makeChunkVectors = async (): Promise<ChunkVectors> => {
  const epochKey = await seedOf('epoch key')
  const epoch = await seedOf('epoch')
  const channelSeed = derive(epochKey, 'ayni/channel/1')
  const { publicKey: channel } = await pairFromSeed(channelSeed)
  const chunkKey = derive(epochKey, 'ayni/chunk/1')
  const header = (type: number): Uint8Array => concat(Uint8Array.of(type), channel, epoch)

  const nonceOf = async (name: string): Promise<Uint8Array> => (await seedOf(`nonce of ${name}`)).slice(0, 12)
  const sealPadded = async (name: string, padded: Uint8Array, head = header(1)): Promise<Uint8Array<ArrayBuffer>> => {
    const nonce = await nonceOf(name)
    const cipher = createCipheriv('aes-256-gcm', chunkKey, nonce).setAAD(head)
    return concat(head, nonce, cipher.update(padded), cipher.final(), cipher.getAuthTag())
  }
  const seal = (name: string, payload: Value, head = header(1)): Promise<Uint8Array<ArrayBuffer>> => sealPadded(name, pad(encodeCbor(payload)), head)

  const chunk = async (name: string, wires: readonly Uint8Array[]): Promise<ChunkVectors['chunks'][number]> => ({
    name, nonce: bytesToHex(await nonceOf(name)), wires: wires.map(bytesToHex), bytes: bytesToHex(await seal(name, valueMap({ entries: wires }))),
  })
  const presence = async (name: string, heads: readonly (readonly [string, number])[]): Promise<PresenceVector> => {
    const { publicKey: device, sign } = await pairFromSeed(await seedOf('alice'))
    const named = await Promise.all(heads.map(async ([of, seq]): Promise<readonly [Uint8Array, number]> => [await seedOf(of), seq]))
    const sorted = named.toSorted(([one], [other]) => (bytesToHex(one) < bytesToHex(other) ? -1 : 1))
    const sig = await sign(labelled('ayni/heads/1', channel, encodeCbor([device, startedAt, sorted])))
    const bytes = await seal(name, valueMap({ sig, heads: sorted, device, sentAt: startedAt }), header(2))
    const seqByDevice = Object.fromEntries(sorted.map(([of, seq]) => [bytesToHex(of), seq]))
    return { name, nonce: bytesToHex(await nonceOf(name)), device: bytesToHex(device), sentAt: startedAt, heads: seqByDevice, bytes: bytesToHex(bytes) }
  }
  const whole = await seal('whole', valueMap({ entries: [new Uint8Array([1])] }))
  const refused: readonly (readonly [name: string, bytes: Uint8Array, fault: string])[] = [
    ['nothing', new Uint8Array(0), 'chunk-too-short'],
    ['a byte too short to hold a seal', whole.slice(0, headerLength + 12 + 15), 'chunk-too-short'],
    ['a later type', whole.with(0, 3), 'chunk-type-unknown'],
    ['presence', await seal('presence', valueMap({}), header(2)), 'chunk-of-other-type'],
    ['another channel', whole.with(1, whole[1]! ^ 1), 'chunk-of-other-channel'],
    ['another epoch', whole.with(33, whole[33]! ^ 1), 'chunk-of-other-epoch'],
    ['a changed nonce', whole.with(headerLength, whole[headerLength]! ^ 1), 'chunk-not-opened'],
    ['a changed byte', whole.with(100, whole[100]! ^ 1), 'chunk-not-opened'],
    ['a changed tag', whole.with(whole.length - 1, whole.at(-1)! ^ 1), 'chunk-not-opened'],
    ['a byte cut off', whole.slice(0, -1), 'chunk-not-opened'],
    ['padding that is not zeros', await sealPadded('dirty', pad(encodeCbor(valueMap({ entries: [] }))).with(255, 1)), 'chunk-padding-wrong'],
    ['less padding than there must be', await sealPadded('short', new Uint8Array(255)), 'chunk-padding-wrong'],
    ['content that is cut', await sealPadded('cut', pad(Uint8Array.of(0x81))), 'chunk-not-cbor'],
    ['content that is not the shortest', await sealPadded('long', pad(Uint8Array.of(0x18, 0x01))), 'chunk-not-cbor'],
    ['a payload nobody knows', await seal('talk', valueMap({ talk: 'charter' })), 'chunk-payload-unknown'],
    ['a field more', await seal('more', valueMap({ entries: [], more: 1 })), 'chunk-payload-unknown'],
    ['an entry that is no bytes', await seal('text', valueMap({ entries: ['text'] })), 'chunk-payload-unknown'],
  ]
  return {
    about: 'Chunks and presence under one epoch key, made by make-chunk-vectors.ts. Hexadecimal.',
    epochKey: bytesToHex(epochKey),
    epoch: bytesToHex(epoch),
    commit: createHash('sha256').update(labelled('ayni/epoch/1', epochKey)).digest('hex'),
    channelSeed: bytesToHex(channelSeed),
    channel: bytesToHex(channel),
    chunkKey: bytesToHex(chunkKey),
    padding: [[0, 256], [252, 256], [253, 272], [300, 304], [1000, 1024], [65_000, 65_536], [250_000, 253_952]].map(([content = 0, padded = 0]) => ({ content, padded })),
    chunks: [
      await chunk('no entries', []),
      await chunk('two wires, which a chunk does not check', [new Uint8Array([1]), new Uint8Array([2, 3])]),
      await chunk('more than the least length', [new Uint8Array(300).fill(7)]),
    ],
    presences: [await presence('holds nothing', []), await presence('holds two chains', [['one', 7], ['other', 300]])],
    refused: refused.map(([name, bytes, fault]) => ({ name, bytes: bytesToHex(bytes), fault })),
  }
}

/** HKDF-SHA-256, empty salt, 32 bytes. */
const derive = (key: Uint8Array, info: string): Uint8Array<ArrayBuffer> => new Uint8Array(hkdfSync('sha256', key, new Uint8Array(0), info, 32))

if (import.meta.main) writeVectorFile('chunks.json', await makeChunkVectors())

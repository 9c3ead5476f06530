import { encodeCbor } from '../../src/core/codec/cbor.ts'
import type { CheckFault } from '../../src/core/codec/check-fault.ts'
import { entryIdBytes, signedBytes } from '../../src/core/codec/entry-codec.ts'
import { idBytes } from '../../src/core/codec/id-bytes.ts'
import { bytesToHex, hexToBytes } from '../../src/domain/base/hex.ts'
import type { Value } from '../../src/domain/base/value.ts'
import { maxTime, maxWireBytes, type CellId } from '../../src/domain/ledger/entry.ts'
import { valueMap as map } from '../kit/value-map.ts'
import type { Author } from './author.ts'
import { concat, seedOf, startedAt } from './seeded.ts'

export interface MalformedVector {
  readonly name: string
  readonly wire: string
  /** What the check says of it; `at` of a CBOR fault is left out, for readers may count otherwise. */
  readonly fault: string
}

/** `not-cbor wire truncated`, `wrong-field seq out-of-range`, `signature-wrong` … */
export const faultName = (fault: CheckFault): string => {
  switch (fault.type) {
    case 'too-large':
    case 'signature-wrong':
      return fault.type
    case 'not-an-entry':
      return `${fault.type} ${fault.part}`
    case 'not-cbor':
      return `${fault.type} ${fault.part} ${fault.cbor.type}`
    case 'wrong-field':
      return `${fault.type} ${fault.field} ${fault.problem}`
  }
}

const fieldOrder = ['rules', 'cell', 'device', 'seq', 'prev', 'lamport', 'at', 'refs', 'kind', 'body'] as const

/** Bytes that are no entry, and what the check says of each. */
export const makeMalformed = async (author: Author, cell: CellId): Promise<readonly MalformedVector[]> => {
  const vectors: MalformedVector[] = []
  const add = (name: string, wire: Uint8Array, fault: string): void => {
    vectors.push({ name, wire: bytesToHex(wire), fault })
  }
  const hex = (text: string): Uint8Array<ArrayBuffer> => hexToBytes(text)!
  const ids = await Promise.all(Array.from({ length: 17 }, (_, index) => seedOf(`ref ${index}`)))
  const fields: Record<(typeof fieldOrder)[number], Value> = {
    rules: 1, cell: idBytes(cell), device: idBytes(author.device), seq: 5, prev: ids[16]!, lamport: 7, at: startedAt,
    refs: [ids[0]!], kind: 'listing.put', body: map({ title: 'drill', value: 5 }),
  }
  /** Bytes given for a field stand for themselves, so that they may be wrong CBOR; a value is encoded. */
  const payloadOf = (raw: Partial<Record<keyof typeof fields, Uint8Array>>): Uint8Array<ArrayBuffer> =>
    concat(hex('8a'), ...fieldOrder.map((field) => raw[field] ?? encodeCbor(fields[field])))
  const sign = async (payload: Uint8Array): Promise<Uint8Array<ArrayBuffer>> => author.sign(signedBytes(await entryIdBytes(payload)))
  const wireOf = async (payload: Uint8Array): Promise<Uint8Array<ArrayBuffer>> => encodeCbor([payload, await sign(payload)])
  const raw = async (name: string, field: keyof typeof fields, bytes: Uint8Array, fault: string): Promise<void> =>
    add(name, await wireOf(payloadOf({ [field]: bytes })), fault)
  const value = (name: string, field: keyof typeof fields, instead: Value, fault: string): Promise<void> =>
    raw(name, field, encodeCbor(instead), fault)
  const body = (name: string, content: string, fault: string): Promise<void> => raw(name, 'body', hex(content), `not-cbor payload ${fault}`)

  const good = payloadOf({})
  const sig = await sign(good)
  const wire = encodeCbor([good, sig])

  add('nothing', new Uint8Array(0), 'not-cbor wire truncated')
  add('a trailing byte', concat(wire, hex('00')), 'not-cbor wire trailing-bytes')
  add('the last byte missing', wire.slice(0, -1), 'not-cbor wire truncated')
  const filled = (length: number): Promise<Uint8Array<ArrayBuffer>> => wireOf(payloadOf({ body: encodeCbor(map({ note: 'x'.repeat(length) })) }))
  add('too large by a byte', await filled(30_001 + maxWireBytes - (await filled(30_000)).length), 'too-large')
  add('an indefinite outer array', concat(hex('9f'), wire.slice(1), hex('ff')), 'not-cbor wire indefinite-length')
  add('a length in more bytes than it needs', concat(hex('9802'), wire.slice(1)), 'not-cbor wire not-shortest')
  add('a hostile length', hex('825b001fffffffffffff00'), 'not-cbor wire truncated')
  add('a wire that is a map', hex('a0'), 'not-an-entry wire')
  add('a wire of three', encodeCbor([good, sig, 0]), 'not-an-entry wire')
  add('a payload that is text', encodeCbor(['payload', sig]), 'wrong-field payload wrong-type')
  add('a payload not wrapped in bytes', concat(hex('82'), good, encodeCbor(sig)), 'wrong-field payload wrong-type')
  add('a signature that is null', encodeCbor([good, null]), 'wrong-field sig wrong-type')
  add('a signature of 63 bytes', encodeCbor([good, sig.slice(1)]), 'wrong-field sig wrong-length')
  add('a payload of nine', await wireOf(concat(hex('89'), good.slice(1, -encodeCbor(fields.body).length))), 'not-an-entry payload')
  add('a payload of eleven', await wireOf(concat(hex('8b'), good.slice(1), hex('00'))), 'not-an-entry payload')
  add('a trailing byte in the payload', await wireOf(concat(good, hex('00'))), 'not-cbor payload trailing-bytes')

  await body('an indefinite map', 'bf6161 01ff'.replaceAll(' ', ''), 'indefinite-length')
  await body('an indefinite text', 'a161617f6161ff', 'indefinite-length')
  await body('an integer in more bytes than it needs', 'a161611817', 'not-shortest')
  await body('unsorted keys', 'a2616201616102', 'keys-unsorted')
  await body('keys sorted by UTF-16', 'a264f0908080 0163efbfbf02'.replaceAll(' ', ''), 'keys-unsorted')
  await body('a key twice', 'a2616101616102', 'duplicate-key')
  await body('a key that is a number', 'a10101', 'key-not-text')
  await body('a float', 'a16161fb3ff8000000000000', 'float')
  await body('a float that is a whole number', 'a16161f93c00', 'float')
  await body('a tag', 'a16161c100', 'tag')
  await body('undefined', 'a16161f7', 'simple-value')
  await body('a reserved length', 'a161611c', 'reserved')
  await body('2^53', 'a161611b0020000000000000', 'integer-too-large')
  await body('−2^53', 'a161613b001fffffffffffff', 'integer-too-large')
  await body('bad UTF-8', 'a1616162c328', 'bad-utf8')
  await body('UTF-8 longer than it needs', 'a1616162c0af', 'bad-utf8')
  await body('a lone surrogate', 'a1616163eda080', 'bad-utf8')
  await body('a surrogate pair in six bytes', 'a1616166eda081edb080', 'bad-utf8')
  await body('seventeen levels deep', `a16161${'81'.repeat(15)}00`, 'too-deep')
  await body('4,097 values', `a16161${bytesToHex(encodeCbor(Array.from({ length: 4_083 }, () => 0)))}`, 'too-many-items')
  await body('a body cut short', 'a2616100', 'truncated')

  await value('rules 0', 'rules', 0, 'wrong-field rules out-of-range')
  await value('rules as text', 'rules', '1', 'wrong-field rules wrong-type')
  await value('cell null, kind not cell.create', 'cell', null, 'wrong-field cell must-not-be-null')
  await value('cell of 31 bytes', 'cell', new Uint8Array(31), 'wrong-field cell wrong-length')
  await value('cell.create in a cell', 'kind', 'cell.create', 'wrong-field cell must-be-null')
  await value('device null', 'device', null, 'wrong-field device wrong-type')
  await value('device of 33 bytes', 'device', new Uint8Array(33), 'wrong-field device wrong-length')
  await value('seq 0', 'seq', 0, 'wrong-field seq out-of-range')
  await value('seq below 0', 'seq', -1, 'wrong-field seq out-of-range')
  await value('seq 1 with prev', 'seq', 1, 'wrong-field prev must-be-null')
  await value('seq 5 without prev', 'prev', null, 'wrong-field prev must-not-be-null')
  await value('prev of 16 bytes', 'prev', new Uint8Array(16), 'wrong-field prev wrong-length')
  await value('lamport 0', 'lamport', 0, 'wrong-field lamport out-of-range')
  await value('a time before 1970', 'at', -1, 'wrong-field at out-of-range')
  await value('a time in the year 10000', 'at', maxTime + 1, 'wrong-field at out-of-range')
  await value('refs null', 'refs', null, 'wrong-field refs wrong-type')
  await value('seventeen refs', 'refs', ids, 'wrong-field refs too-many')
  await value('a ref twice', 'refs', [ids[0]!, ids[1]!, ids[0]!], 'wrong-field refs repeated')
  await value('a ref of 20 bytes', 'refs', [new Uint8Array(20)], 'wrong-field refs wrong-length')
  await value('a ref as text', 'refs', [bytesToHex(ids[0]!)], 'wrong-field refs wrong-type')
  await value('kind empty', 'kind', '', 'wrong-field kind wrong-length')
  await value('kind of 65 characters', 'kind', 'a'.repeat(65), 'wrong-field kind wrong-length')
  await value('kind with a capital', 'kind', 'Listing.put', 'wrong-field kind wrong-characters')
  await value('kind with a line break', 'kind', 'seen\n', 'wrong-field kind wrong-characters')
  await value('kind as bytes', 'kind', new Uint8Array(4), 'wrong-field kind wrong-type')
  await value('body null', 'body', null, 'wrong-field body wrong-type')
  await value('body as a list', 'body', [], 'wrong-field body wrong-type')

  const signatures: readonly (readonly [string, Uint8Array])[] = [
    ['a signature with a changed bit', sig.with(10, sig[10]! ^ 1)],
    ['a signature over the id without its label', await author.sign(await entryIdBytes(good))],
    ['a signature over the payload', await author.sign(good)],
    ['a signature with S + L', concat(sig.slice(0, 32), addOrder(sig.slice(32)))],
    ['an empty signature', new Uint8Array(64)],
  ]
  for (const [name, bad] of signatures) add(name, encodeCbor([good, bad]), 'signature-wrong')
  add('another device’s name on it', encodeCbor([payloadOf({ device: encodeCbor(ids[3]!) }), sig]), 'signature-wrong')
  // With the neutral element as device, R = B and S = 1 would hold for every message.
  const anyMessage = concat(hex(`58${'66'.repeat(31)}`), hex('01'), new Uint8Array(31))
  const neutral = concat(hex('01'), new Uint8Array(31))
  add('a device of small order', encodeCbor([payloadOf({ device: encodeCbor(neutral) }), anyMessage]), 'signature-wrong')
  const beyond = concat(hex(`ee${'ff'.repeat(30)}7f`))
  add('a device whose y is p + 1', encodeCbor([payloadOf({ device: encodeCbor(beyond) }), anyMessage]), 'signature-wrong')
  return vectors
}

/** S + L, which satisfies the same equation where S < L is not checked. */
const addOrder = (s: Uint8Array): Uint8Array => {
  const order = 2n ** 252n + 27742317777372353535851937790883648493n
  const sum = s.reduceRight((total, byte) => (total << 8n) | BigInt(byte), 0n) + order
  return Uint8Array.from({ length: 32 }, (_, index) => Number((sum >> BigInt(8 * index)) & 0xffn))
}

import { writeFileSync } from 'node:fs'
import { encodeCbor } from '../../src/core/codec/cbor.ts'
import type { CheckFault } from '../../src/core/codec/check-fault.ts'
import { encodeEntry, entryIdBytes, signedBytes, type EntryDraft } from '../../src/core/codec/entry-codec.ts'
import { idBytes } from '../../src/core/codec/id-bytes.ts'
import { joinProofBytes } from '../../src/core/codec/join-proof.ts'
import { labelled } from '../../src/core/codec/labelled.ts'
import { sha256 } from '../../src/core/codec/sha256.ts'
import { pairFromSeed, type SeedPair } from '../../src/core/keys/pair-from-seed.ts'
import { bytesToHex, hexToBytes } from '../../src/domain/base/hex.ts'
import type { Value, ValueMap } from '../../src/domain/base/value.ts'
import type { Entry, EntryId } from '../../src/domain/ledger/entry.ts'

/*
 * Writes entries.json: `node test/vectors/make-entry-vectors.ts`. Every byte follows from the seeds below, so the
 * file changes only when the format or the bodies do, and another implementation can make it again.
 */

export interface ValidVector {
  readonly name: string
  readonly wire: string
  /** What the wire decodes to; `body` is the hexadecimal of the body's own CBOR. */
  readonly entry: Omit<Entry, 'body'> & { readonly body: string }
}

export interface MalformedVector {
  readonly name: string
  readonly wire: string
  /** What the check says of it; `at` of a CBOR fault is left out, for readers may count otherwise. */
  readonly fault: string
}

export interface EntryVectors {
  readonly about: string
  /** Ed25519 seeds, hexadecimal, by who signs. */
  readonly seeds: Readonly<Record<string, string>>
  readonly valid: readonly ValidVector[]
  readonly malformed: readonly MalformedVector[]
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

const map = (fields: Readonly<Record<string, Value>>): ValueMap => new Map(Object.entries(fields))
const hash = (name: string): Promise<Uint8Array<ArrayBuffer>> => sha256(labelled('ayni/vectors', new TextEncoder().encode(name)))
const concat = (...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => hexToBytes(parts.map(bytesToHex).join(''))!
const startedAt = 1_750_000_000_000

/** One device writing its chain: seq, prev and lamport follow by themselves. */
class Author {
  readonly device: string
  readonly sealPublic: Uint8Array
  private readonly pair: SeedPair
  private last: Entry | undefined

  constructor(pair: SeedPair, sealPublic: Uint8Array) {
    this.pair = pair
    this.device = bytesToHex(pair.publicKey)
    this.sealPublic = sealPublic
  }

  get deviceKeys(): ValueMap {
    return map({ sign: this.pair.publicKey, seal: this.sealPublic })
  }

  sign(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
    return this.pair.sign(bytes)
  }

  draft(change: Partial<EntryDraft>, refs: readonly Entry[] = []): EntryDraft {
    const named = this.last === undefined ? refs : [this.last, ...refs]
    const lamport = 1 + named.reduce((largest, { lamport: other }) => Math.max(largest, other), 0)
    return {
      rules: 1, cell: null, device: this.device, seq: (this.last?.seq ?? 0) + 1, prev: this.last?.id ?? null, lamport,
      at: startedAt + 60_000 * lamport, refs: refs.map(({ id }) => id), kind: 'seen', body: map({}), ...change,
    }
  }

  async write(draft: EntryDraft): Promise<{ readonly wire: Uint8Array; readonly entry: Entry }> {
    const written = await encodeEntry(draft, (bytes) => this.sign(bytes))
    this.last = written.entry
    return written
  }
}

const seedNames = ['alice', 'bob', 'carol', 'mallory', 'invitation'] as const

export const makeEntryVectors = async (): Promise<EntryVectors> => {
  const seeds: Record<string, string> = {}
  for (const name of seedNames) seeds[name] = bytesToHex(await hash(name))
  const author = async (name: string): Promise<Author> =>
    new Author(await pairFromSeed(hexToBytes(seeds[name]!)!), await hash(`${name} seal`))
  const [alice, bob, carol, mallory] = await Promise.all(['alice', 'bob', 'carol', 'mallory'].map(author)) as [Author, Author, Author, Author]
  const link = await pairFromSeed(hexToBytes(seeds['invitation']!)!)

  const valid: ValidVector[] = []
  const keep = (name: string, wire: Uint8Array, entry: Entry): Entry => {
    valid.push({ name, wire: bytesToHex(wire), entry: { ...entry, body: bytesToHex(encodeCbor(entry.body)) } })
    return entry
  }
  const write = async (name: string, by: Author, draft: EntryDraft): Promise<Entry> => {
    const { wire, entry } = await by.write(draft)
    return keep(name, wire, entry)
  }

  // A small community: Alice founds it, Bob joins by a link, they lend a drill and give it back.
  const cell = await write('cell.create', alice, alice.draft({
    kind: 'cell.create',
    body: map({ name: 'Көше бойы', currency: map({ code: 'KZT', symbol: '₸', decimals: 0 }), zone: 300, policy: map({}), deviceKeys: alice.deviceKeys, member: 'Alice' }),
  }))
  const inCell = { cell: cell.id }
  const step = (name: string, by: Author, kind: string, { body, refs = [] }: { readonly body: ValueMap; readonly refs?: readonly Entry[] }): Promise<Entry> =>
    write(name, by, by.draft({ ...inCell, kind, body }, refs))

  const invite = await step('invite.create', alice, 'invite.create', { body: map({ key: link.publicKey, uses: 1, expires: startedAt + 259_200_000 }) })
  const proofFor = async (who: Author, invitation: EntryId): Promise<ValueMap> => {
    const sign = idBytes(who.device)
    const parts = { cell: idBytes(cell.id), invitation: idBytes(invitation), sign, seal: who.sealPublic }
    return map({ invitation: idBytes(invitation), key: link.publicKey, sig: await link.sign(joinProofBytes(parts)) })
  }
  const join = await step('member.join', bob, 'member.join', { body: map({ name: 'Bob', proof: await proofFor(bob, invite.id), deviceKeys: bob.deviceKeys }), refs: [invite] })
  const admit = await step('member.admit', alice, 'member.admit', { body: map({ join: idBytes(join.id) }), refs: [join] })
  const poster = await step('invite.create for many', alice, 'invite.create', { body: map({ key: await hash('poster'), uses: 100, expires: startedAt + 2_592_000_000 }) })
  await step('invite.withdraw', alice, 'invite.withdraw', { body: map({ invitation: idBytes(poster.id) }) })
  await step('profile.set', bob, 'profile.set', { body: map({ name: 'Bob', place: 'дом 12', resting: false }), refs: [admit] })
  const want = await step('listing.put, a want', bob, 'listing.put', { body: map({ side: 'want', mode: 'temporary', category: 'tools', title: 'drill', note: '', value: 6000, days: 3, place: '', expires: startedAt + 2_592_000_000 }) })
  const offer = await step('listing.put, an offer', alice, 'listing.put', { body: map({ side: 'offer', mode: 'temporary', category: 'tools', title: 'Дрель «Интерскол»', note: '', value: 6000, days: 3, replacement: 25_000, condition: 'good', place: '', expires: startedAt + 2_592_000_000 }) })
  await step('listing.put, a new version', alice, 'listing.put', { body: map({ listing: idBytes(offer.id), side: 'offer', mode: 'temporary', category: 'tools', title: 'Дрель', note: '', value: 5000, days: 3, replacement: 25_000, condition: 'good', place: '', expires: startedAt + 2_592_000_000 }) })
  const old = await step('listing.put, services', bob, 'listing.put', { body: map({ side: 'offer', mode: 'permanent', category: 'lessons', title: 'Chess for children', note: '', value: 4000, minutes: 60, place: '', expires: startedAt + 604_800_000 }) })
  await step('listing.withdraw', bob, 'listing.withdraw', { body: map({ listing: idBytes(old.id) }) })
  const sealed = map({ hash: await hash('sealed'), box: [[idBytes(alice.device), concat(await hash('box a'), await hash('box b'), await hash('box c'))], [idBytes(bob.device), concat(await hash('box d'), await hash('box e'), await hash('box f'))]] })
  const leg = map({ kind: 'loan', giver: 0, receiver: 1, listing: idBytes(offer.id), version: idBytes(offer.id), want: idBytes(want.id), title: 'Дрель', value: 5000, days: 3, replacement: 25_000 })
  const terms = (day: number): ValueMap => map({ parties: [idBytes(cell.id), idBytes(join.id)], mode: 'temporary', legs: [leg], day, place: sealed, returnPlace: null, note: null })
  const propose = await step('agreement.propose', bob, 'agreement.propose', { body: map({ terms: terms(20_254) }), refs: [offer] })
  const about = { body: map({ agreement: idBytes(propose.id) }), refs: [propose] }
  const signed = await step('agreement.sign', alice, 'agreement.sign', about)
  const second = await step('agreement.propose again', bob, 'agreement.propose', { body: map({ terms: terms(20_300) }), refs: [offer] })
  await step('agreement.decline', alice, 'agreement.decline', { body: map({ agreement: idBytes(second.id), reason: sealed }), refs: [second] })
  const third = await step('agreement.propose for the third time', alice, 'agreement.propose', { body: map({ terms: terms(20_400) }), refs: [want] })
  await step('agreement.cancel', alice, 'agreement.cancel', { body: map({ agreement: idBytes(third.id), reason: null }), refs: [third] })
  const handover = await step('handover.confirm', bob, 'handover.confirm', { body: map({ agreement: idBytes(propose.id), leg: 0 }), refs: [signed] })
  await step('handover.confirm by the giver', alice, 'handover.confirm', { body: map({ agreement: idBytes(propose.id), leg: 0 }), refs: [handover] })
  const returned = await step('return.confirm', alice, 'return.confirm', { body: map({ agreement: idBytes(propose.id), leg: 0, owed: 0, inspection: null }), refs: [handover] })
  await step('return.confirm with damage', bob, 'return.confirm', { body: map({ agreement: idBytes(propose.id), leg: 0, owed: 1500, inspection: sealed }), refs: [returned] })
  await step('seen', bob, 'seen', { body: map({}), refs: [returned] })

  // The edges of the envelope. What a judge says of them is not this file's matter.
  const fakeIds = await Promise.all(Array.from({ length: 17 }, async (_, index) => bytesToHex(await hash(`ref ${index}`))))
  const edge = async (name: string, by: Author, change: Partial<EntryDraft>): Promise<Entry> => {
    const base = { ...inCell, seq: 5, prev: fakeIds[16]!, lamport: 7, at: startedAt }
    const { wire, entry } = await encodeEntry({ ...by.draft({}), ...base, ...change }, (bytes) => by.sign(bytes))
    // The encoder trusts its own proofs; an edge may be a false one.
    return keep(name, wire, name.includes('invalid proof') ? { ...entry, proof: 'invalid' } : entry)
  }
  await edge('sixteen refs, one of them prev', carol, { refs: [fakeIds[16]!, ...fakeIds.slice(0, 15)] })
  await edge('the largest numbers', carol, { rules: Number.MAX_SAFE_INTEGER, seq: Number.MAX_SAFE_INTEGER, lamport: Number.MAX_SAFE_INTEGER, at: Number.MAX_SAFE_INTEGER })
  await edge('the smallest numbers', carol, { seq: 1, prev: null, lamport: 1, at: 0 })
  await edge('a kind of 64 characters that nobody knows', carol, { kind: 'a-z.'.repeat(16) })
  await edge('a later rules version', carol, { rules: 2, kind: 'moon.landing', body: map({ flag: true }) })
  await edge('a cell.create in a cell, by later rules', carol, { rules: 2, kind: 'cell.create' })
  await edge('every kind of value', carol, { body: map({ zero: 0, minus: -1, most: Number.MAX_SAFE_INTEGER, least: -Number.MAX_SAFE_INTEGER, yes: true, no: false, nothing: null, bytes: new Uint8Array([0, 255]), none: new Uint8Array(0), list: [1, [2, [3]]], empty: '', map: map({ '': map({}) }) }) })
  await edge('keys that sort by bytes and not by UTF-16', carol, { body: map({ '\u{10000}': 1, '\uffff': 2, ä: 3, zz: 4, b: 5, aaaaaaaaaaaaaaaaaaaaaaaa: 6 }) })
  await edge('a text that begins with a byte order mark', carol, { body: map({ text: '\ufeffhello' }) })
  await edge('text that is not NFC', carol, { body: map({ text: 'e\u0301' }) })
  await edge('sixteen levels deep', carol, { body: map({ deep: Array.from({ length: 14 }).reduce<Value>((inner) => [inner], 0) }) })
  const filled = (length: number): ValueMap => map({ note: 'x'.repeat(length) })
  const { wire: probe } = await encodeEntry({ ...carol.draft({}), ...inCell, seq: 5, prev: fakeIds[16]!, lamport: 7, at: startedAt, body: filled(30_000) }, (bytes) => carol.sign(bytes))
  const largest = 30_000 + 32 * 1024 - probe.length
  await edge('exactly 32 KiB', carol, { body: filled(largest) })
  const joinBody = { name: 'Carol', proof: await proofFor(carol, invite.id), deviceKeys: carol.deviceKeys }
  await edge('member.join with an invalid proof: made for another device', carol, { kind: 'member.join', body: map({ ...joinBody, proof: await proofFor(bob, invite.id) }) })
  await edge('member.join with an invalid proof: none', carol, { kind: 'member.join', body: map({ name: 'Carol', deviceKeys: carol.deviceKeys }) })
  await edge('member.join with an invalid proof: another invitation', carol, { kind: 'member.join', body: map({ ...joinBody, proof: map({ ...Object.fromEntries(await proofFor(carol, invite.id)), invitation: idBytes(poster.id) }) }) })

  return {
    about: 'Entries of DESIGN 3, made by make-entry-vectors.ts. Hexadecimal throughout.',
    seeds,
    valid,
    malformed: await makeMalformed({ author: mallory, cell: cell.id, fakeIds, largest }),
  }
}

interface Malformable {
  readonly author: Author
  readonly cell: EntryId
  readonly fakeIds: readonly EntryId[]
  readonly largest: number
}

const fieldOrder = ['rules', 'cell', 'device', 'seq', 'prev', 'lamport', 'at', 'refs', 'kind', 'body'] as const

const makeMalformed = async ({ author, cell, fakeIds, largest }: Malformable): Promise<readonly MalformedVector[]> => {
  const vectors: MalformedVector[] = []
  const add = (name: string, wire: Uint8Array, fault: string): void => {
    vectors.push({ name, wire: bytesToHex(wire), fault })
  }
  const hex = (text: string): Uint8Array<ArrayBuffer> => hexToBytes(text)!
  const ids = fakeIds.map(idBytes)
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
  add('too large by a byte', await wireOf(payloadOf({ body: encodeCbor(map({ note: 'x'.repeat(largest + 1) })) })), 'too-large')
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
  await value('refs null', 'refs', null, 'wrong-field refs wrong-type')
  await value('seventeen refs', 'refs', ids, 'wrong-field refs too-many')
  await value('a ref twice', 'refs', [ids[0]!, ids[1]!, ids[0]!], 'wrong-field refs repeated')
  await value('a ref of 20 bytes', 'refs', [new Uint8Array(20)], 'wrong-field refs wrong-length')
  await value('a ref as text', 'refs', [fakeIds[0]!], 'wrong-field refs wrong-type')
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

/** The file's text; one vector a line, so that a change can be read. */
export const entryVectorsText = ({ about, seeds, valid, malformed }: EntryVectors): string => {
  const lines = (all: readonly object[]): string => all.map((one) => `    ${JSON.stringify(one)}`).join(',\n')
  return `{\n  "about": ${JSON.stringify(about)},\n  "seeds": ${JSON.stringify(seeds)},\n  "valid": [\n${lines(valid)}\n  ],\n  "malformed": [\n${lines(malformed)}\n  ]\n}\n`
}

if (import.meta.main) writeFileSync(new URL('entries.json', import.meta.url), entryVectorsText(await makeEntryVectors()))

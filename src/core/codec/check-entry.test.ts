import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesToHex } from '../../domain/base/hex.ts'
import type { Value } from '../../domain/base/value.ts'
import { maxTime } from '../../domain/ledger/entry.ts'
import { createDeviceKeys, signBytes } from '../keys/device-keys.ts'
import { pairFromSeed } from '../keys/pair-from-seed.ts'
import { verifySignatureByPoints } from '../keys/signature-by-points.ts'
import { verifySignature } from '../keys/signature.ts'
import { createChecker } from './check-entry.ts'
import { encodeEntry, type EncodedEntry, type EntryDraft } from './entry-codec.ts'
import { joinProofBytes } from './join-proof.ts'

const keys = await createDeviceKeys()
const checker = createChecker({ verify: verifySignature })
const cell = 'ce'.repeat(32)
const draft: EntryDraft = {
  rules: 1, cell, device: keys.device, seq: 2, prev: 'aa'.repeat(32), lamport: 9, at: 1_750_000_000_000,
  refs: ['bb'.repeat(32)], kind: 'listing.put', body: new Map<string, Value>([['title', 'Дрель'], ['value', 4000]]),
}
const encode = (change: Partial<EntryDraft> = {}): Promise<EncodedEntry> =>
  encodeEntry({ ...draft, ...change }, (bytes) => signBytes(keys, bytes))

const id = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(bytesToHex)
const anyDraft: fc.Arbitrary<EntryDraft> = fc.record({
  rules: fc.integer({ min: 1, max: 9 }), cell: id, device: fc.constant(keys.device), seq: fc.integer({ min: 2 }), prev: id,
  lamport: fc.integer({ min: 1 }), at: fc.integer({ min: 0, max: maxTime }), refs: fc.uniqueArray(id, { maxLength: 16 }),
  kind: fc.stringMatching(/^[a-z.-]{1,64}$/).filter((kind) => kind !== 'cell.create' && kind !== 'member.join'),
  body: fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.maxSafeNat(), fc.boolean())).map((fields) => new Map(Object.entries(fields))),
})

test('what is encoded checks as the same entry', async () => {
  await fc.assert(fc.asyncProperty(anyDraft, async (one) => {
    const { wire, entry } = await encode(one)
    expect(await checker.check(wire)).toEqual({ ok: true, value: entry })
    expect(entry).toEqual({ ...one, id: entry.id, proof: 'none' })
  }))
})

test('any changed byte of a wire is refused, and so is any cut', async () => {
  const { wire } = await encode()
  await fc.assert(fc.asyncProperty(fc.nat(wire.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
    expect((await checker.check(wire.with(at, wire[at]! ^ flip))).ok).toBe(false)
    expect((await checker.check(wire.slice(0, at))).ok).toBe(false)
  }), { numRuns: 1000 })
})

test('random bytes are refused without an exception', async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
    expect((await checker.check(bytes)).ok).toBe(false)
  }))
})

test('many at once come back in their order, bad ones in their places', async () => {
  const wires = await Promise.all(Array.from({ length: 300 }, async (_, index) => (await encode({ seq: index + 2 })).wire))
  wires[7] = new Uint8Array(1)
  wires[200] = wires[200]!.with(wires[200]!.length - 1, wires[200]!.at(-1)! ^ 1)
  const results = await checker.checkAll(wires)
  expect(results.map((result) => (result.ok ? result.value.seq : result.error.type))).toEqual(
    wires.map((_, index) => (index === 7 ? 'not-an-entry' : index === 200 ? 'signature-wrong' : index + 2)),
  )
  expect(await checker.checkAll([])).toEqual([])
})

test('what rests in the vault reads as it was checked', async () => {
  const encoded = [await encode(), await encode({ seq: 3 })]
  const read = await checker.readStored(encoded.map(({ wire, entry }) => ({ id: entry.id, wire })))
  expect(read).toEqual(encoded.map(({ entry }) => ({ ok: true, value: entry })))
})

test.each<[string, Partial<EntryDraft>]>([
  ['seq 0', { seq: 0 }], ['prev at seq 1', { seq: 1 }], ['a repeated ref', { refs: ['bb'.repeat(32), 'bb'.repeat(32)] }],
  ['a body over 32 KiB', { body: new Map([['note', 'x'.repeat(33_000)]]) }], ['a short cell', { cell: 'ce' }],
])('to write an entry that nobody would take is a bug: %s', async (_, change) => {
  await expect(encode(change)).rejects.toThrow(/^bug: /)
})

describe('the proof inside member.join', async () => {
  const invitation = new Uint8Array(32).fill(3)
  const link = await pairFromSeed(new Uint8Array(32).fill(4))
  const sign = Uint8Array.from({ length: 32 }, (_, index) => Number.parseInt(keys.device.slice(2 * index, 2 * index + 2), 16))
  const seal = keys.sealPublic
  const sig = await link.sign(joinProofBytes({ cell: new Uint8Array(32).fill(0xce), invitation, sign, seal }))
  const proof = { invitation, key: link.publicKey, sig }
  const map = (fields: Record<string, Value>): Map<string, Value> => new Map(Object.entries(fields))
  const proofOf = async (body: Map<string, Value>, verify = verifySignature): Promise<string> => {
    const { wire, entry } = await encode({ kind: 'member.join', body })
    const checked = await createChecker({ verify }).check(wire)
    const [stored] = await checker.readStored([{ id: entry.id, wire }])
    expect(stored).toEqual(checked)
    return checked.ok ? checked.value.proof : checked.error.type
  }

  test('is valid when the invitation’s seed signed cell, invitation and both keys', async () => {
    const body = map({ name: 'Bob', proof: map(proof), deviceKeys: map({ sign, seal }) })
    expect(await proofOf(body)).toBe('valid')
    expect(await proofOf(body, verifySignatureByPoints)).toBe('valid')
  })

  test.each<[string, Record<string, Value>]>([
    ['another invitation', { proof: map({ ...proof, invitation: new Uint8Array(32) }) }],
    ['another key', { proof: map({ ...proof, key: sign }) }],
    ['a changed signature', { proof: map({ ...proof, sig: sig.with(0, sig[0]! ^ 1) }) }],
    ['another sealing key', { deviceKeys: map({ sign, seal: seal.with(0, seal[0]! ^ 1) }) }],
    ['no proof', { proof: null }],
    ['a proof that is text', { proof: 'please' }],
    ['a short signature', { proof: map({ ...proof, sig: sig.slice(1) }) }],
    ['no key', { proof: map({ invitation, sig }) }],
    ['no device keys', { deviceKeys: map({}) }],
  ])('is invalid, and the entry still an entry, with %s', async (_, change) => {
    expect(await proofOf(map({ name: 'Bob', proof: map(proof), deviceKeys: map({ sign, seal }), ...change }))).toBe('invalid')
  })

  test('is invalid in another cell', async () => {
    const { wire } = await encode({ kind: 'member.join', cell: 'cf'.repeat(32), body: map({ proof: map(proof), deviceKeys: map({ sign, seal }) }) })
    expect(await checker.check(wire)).toMatchObject({ ok: true, value: { proof: 'invalid' } })
  })
})

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeCbor } from '../../src/core/codec/cbor.ts'
import { createChecker } from '../../src/core/codec/check-entry.ts'
import { verifySignatureByPoints } from '../../src/core/keys/signature-by-points.ts'
import { verifySignature } from '../../src/core/keys/signature.ts'
import { openText } from '../../src/core/sealing/sealed-text.ts'
import { assert } from '../../src/domain/base/assert.ts'
import { bytesToHex, hexToBytes } from '../../src/domain/base/hex.ts'
import type { Entry } from '../../src/domain/ledger/entry.ts'
import { Fold } from '../../src/domain/ledger/fold.ts'
import { kinds } from '../../src/domain/ledger/kinds.ts'
import { Ledger } from '../../src/domain/ledger/ledger.ts'
import type { Sealed } from '../../src/domain/ledger/sealed.ts'
import type { Refusal, Verdict } from '../../src/domain/ledger/verdict.ts'
import { Author } from './author.ts'
import type { VectorVerdict } from './entry-book.ts'
import { makeEntryVectors, type EntryVectors } from './make-entry-vectors.ts'
import { faultName } from './malformed-entries.ts'
import { readVectorText, vectorText } from './vector-file.ts'

const text = readVectorText('entries.json')
const { seeds, valid, agreements, sealed, malformed } = JSON.parse(text) as EntryVectors
const wireOf = ({ wire }: { readonly wire: string }): Uint8Array => hexToBytes(wire)!

describe.each([
  ['platform', verifySignature],
  ['points', verifySignatureByPoints],
] as const)('entry vectors, signatures by %s', (_, verify) => {
  const checker = createChecker({ verify })

  test.each(valid.map((vector) => [vector.name, vector] as const))('reads: %s', async (_name, vector) => {
    const checked = await checker.check(wireOf(vector))
    expect(checked).toMatchObject({ ok: true })
    const entry = checked.ok ? { ...checked.value, body: bytesToHex(encodeCbor(checked.value.body)) } : checked.error
    expect(entry).toEqual(vector.entry)
  })

  test.each(malformed.map((vector) => [vector.name, vector] as const))('refuses: %s', async (_name, vector) => {
    const checked = await checker.check(wireOf(vector))
    expect(checked.ok ? 'accepted' : faultName(checked.error)).toBe(vector.fault)
  })
})

const read = await createChecker({ verify: verifySignature }).checkAll(valid.map(wireOf))
const entries: readonly Entry[] = read.flatMap((checked) => (checked.ok ? [checked.value] : []))
const cell = valid[0]?.entry.id ?? ''

const ledgerOf = (given: readonly Entry[]): Ledger => {
  const ledger = new Ledger(cell)
  ledger.add(given)
  return ledger
}

const vectorVerdict = (verdict: Verdict | undefined): VectorVerdict | undefined => (verdict?.status === 'waiting' ? { status: 'waiting' } : verdict)

describe('the ledger, given the entries in the order of the file', () => {
  const ledger = ledgerOf(entries)

  test.each(valid.map((vector) => [vector.name, vector] as const))('judges: %s', (_, { entry, verdict }) => {
    expect(vectorVerdict(ledger.find(entry.id)?.verdict)).toEqual(verdict)
  })

  test('the agreements have come to what the file says', () => {
    const judging = new Ledger(cell)
    const folded = new Fold(judging).apply(judging.add(entries)).agreements.map(({ agreement, status }) => ({ agreement, status }))
    expect(folded.toSorted(byAgreement)).toEqual(agreements.toSorted(byAgreement))
  })

  test.each(['alice', 'bob'])('%s opens the sealed texts', async (name) => {
    const seed = (of: string): Uint8Array => hexToBytes(seeds[of] ?? '')!
    const { openingKeys: keys } = await Author.create({ sign: seed(name), seal: seed(`${name} seal`) })
    for (const { entry, field, text: expected } of sealed) {
      const author = ledger.find(entry)?.entry.device ?? ''
      expect(await openText(sealedAt(ledger, entry, field), { cell, author, keys })).toBe(expected)
    }
  })
})

const byAgreement = (one: { readonly agreement: string }, other: { readonly agreement: string }): number => (one.agreement < other.agreement ? -1 : 1)

const sealedAt = (ledger: Ledger, id: string, field: string): Sealed => {
  const value = field.split('.').reduce<unknown>((at, name) => Reflect.get(at as object, name), ledger.find(id)?.act?.body)
  assert(value !== undefined, `no field ${field}`)
  return value as Sealed
}

test('J1: any order and any two batches give the same verdicts', () => {
  const expected = valid.map(({ verdict }) => verdict)
  const places = entries.map((_, place) => place)
  fc.assert(fc.property(fc.shuffledSubarray(places, { minLength: places.length }), fc.nat(places.length), (shuffled, cut) => {
    const ledger = ledgerOf(shuffled.slice(0, cut).map((place) => entries[place]!))
    ledger.add(shuffled.slice(cut).map((place) => entries[place]!))
    expect(valid.map(({ entry }) => vectorVerdict(ledger.find(entry.id)?.verdict))).toEqual(expected)
  }))
})

/** Refusals that no vector here shows. */
const notShown: readonly Refusal['type'][] = [
  // In a community where anyone may invite, which this one is.
  'not-allowed',
  // Both of two parties give or receive.
  'not-giver-or-receiver',
]

/** Every refusal: one that is new does not compile until it stands here. */
const refusals: Readonly<Record<Refusal['type'], true>> = {
  'other-cell': true, 'broken-chain': true, 'wrong-lamport': true, 'no-owner': true, 'unknown-kind': true, 'bad-field': true,
  'not-at-start': true, 'keys-not-own': true, 'proof-wrong': true, 'subject-missing': true, 'not-allowed': true, 'invitation-wrong': true,
  'invitation-withdrawn': true, 'invitation-used-up': true, 'not-author': true, 'side-or-mode-changed': true, 'category-unknown': true,
  'category-mode': true, 'days-on-permanent': true, 'days-missing': true, 'minutes-not-here': true, 'days-and-minutes': true,
  'replacement-not-here': true, 'already-withdrawn': true, 'parties-same': true, 'party-unknown': true, 'leg-parties': true, 'leg-fields': true,
  'leg-listing': true, 'leg-twice': true, 'leg-unknown': true, 'not-party': true, 'already-signed': true, 'called-off': true,
  'already-active': true, 'not-active': true, 'not-giver-or-receiver': true, 'already-confirmed': true, 'leg-not-handed-over': true,
  'not-a-loan': true, 'owed-above-replacement': true,
}

test('every kind is accepted somewhere, and every refusal shown', () => {
  const acceptedKinds = valid.filter(({ verdict }) => verdict.status === 'accepted').map(({ entry }) => entry.kind)
  expect(new Set(acceptedKinds)).toEqual(new Set(Object.keys(kinds)))
  const shown = valid.flatMap(({ verdict }) => (verdict.status === 'refused' ? [verdict.reason.type] : []))
  expect(new Set([...shown, ...notShown])).toEqual(new Set(Object.keys(refusals)))
})

test('the file is what its generator writes', async () => {
  expect(vectorText(await makeEntryVectors())).toBe(text)
})

test('no two vectors share a name, and the valid ones are as many entries', () => {
  expect(new Set([...valid, ...malformed].map(({ name }) => name)).size).toBe(valid.length + malformed.length)
  expect(new Set(valid.map(({ entry }) => entry.id)).size).toBe(valid.length)
})

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { encodeCbor } from '../../src/core/codec/cbor.ts'
import { createChecker } from '../../src/core/codec/check-entry.ts'
import { verifySignatureByPoints } from '../../src/core/keys/signature-by-points.ts'
import { verifySignature } from '../../src/core/keys/signature.ts'
import { bytesToHex, hexToBytes } from '../../src/domain/base/hex.ts'
import { entryVectorsText, faultName, makeEntryVectors, type EntryVectors } from './make-entry-vectors.ts'

const text = readFileSync(new URL('entries.json', import.meta.url), 'utf8')
const { valid, malformed } = JSON.parse(text) as EntryVectors
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

test('the file is what its generator writes', async () => {
  expect(entryVectorsText(await makeEntryVectors())).toBe(text)
})

test('no two vectors share a name, and the valid ones are as many entries', () => {
  expect(new Set([...valid, ...malformed].map(({ name }) => name)).size).toBe(valid.length + malformed.length)
  expect(new Set(valid.map(({ entry }) => entry.id)).size).toBe(valid.length)
})

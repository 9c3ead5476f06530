import { expect, test } from 'vitest'
import { cellDigest } from '../../src/core/cell/digest.ts'
import { makeDigestVectors, type DigestVectors } from './make-digest-vectors.ts'
import { readVectorText, vectorText } from './vector-file.ts'

const text = readVectorText('digest.json')
const { cell, digests } = JSON.parse(text) as DigestVectors

test.each(digests)('$name', async ({ feeds, digest }) => {
  expect(await cellDigest(cell, feeds)).toBe(digest)
})

test('the file is what its generator writes', async () => {
  expect(vectorText(await makeDigestVectors())).toBe(text)
})

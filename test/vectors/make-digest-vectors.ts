import { createHash } from 'node:crypto'
import { bytesToHex, hexToBytes } from '../../src/domain/base/hex.ts'
import type { FeedState } from '../../src/core/ports/documents.ts'
import { seedOf } from './seeded.ts'
import { writeVectorFile } from './vector-file.ts'

/* Writes digest.json: `node test/vectors/make-digest-vectors.ts`. The digests are computed here, not by the app's code. */

export interface DigestVectors {
  readonly about: string
  readonly cell: string
  /** `feeds` in no order; `heads` sorted. */
  readonly digests: readonly { readonly name: string; readonly feeds: readonly FeedState[]; readonly digest: string }[]
}

export const makeDigestVectors = async (): Promise<DigestVectors> => {
  const hex = async (name: string): Promise<string> => bytesToHex(await seedOf(name))
  const cell = await hex('cell')
  const feed = async (device: string, part: number, heads: readonly string[]): Promise<FeedState> => ({
    device: await hex(device), part, entries: 1 + part, heads: (await Promise.all(heads.map(hex))).toSorted(),
  })
  const digest = (name: string, feeds: readonly FeedState[]): DigestVectors['digests'][number] => ({ name, feeds, digest: digestOf(cell, feeds) })
  const many = [await feed('one', 1, ['b']), await feed('two', 0, ['c']), await feed('one', 0, ['a']), await feed('three', 300, ['e'])]
  return {
    about: 'Digests of feed states, made by make-digest-vectors.ts. Hexadecimal.',
    cell,
    digests: [
      digest('no feeds', []),
      digest('one feed', [await feed('one', 0, ['a'])]),
      digest('the same in another part', [await feed('one', 1, ['a'])]),
      digest('a feed of two heads', [await feed('one', 0, ['a', 'd'])]),
      digest('four feeds', many),
      digest('the same in another order', many.toReversed()),
    ],
  }
}

const digestOf = (cell: string, feeds: readonly FeedState[]): string => {
  const hash = createHash('sha256').update('ayni/digest/1\0').update(hexToBytes(cell)!)
  const u32 = (value: number): string => value.toString(16).padStart(8, '0')
  const rows = feeds.map(({ device, part, heads }) => `${device}${u32(part)}${u32(heads.length)}${heads.join('')}`)
  // As hexadecimal these sort as their devices and parts do.
  return hash.update(hexToBytes(rows.toSorted().join(''))!).digest('hex')
}

if (import.meta.main) writeVectorFile('digest.json', await makeDigestVectors())

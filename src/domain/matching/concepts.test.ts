import { expect, test } from 'vitest'
import { concepts } from './concepts.ts'
import { createNamer } from './create-namer.ts'
import { fillerWords, purposeFollows, purposePrecedes } from './filler-words.ts'
import { foldName } from './fold-name.ts'
import { composed, letterGroups, letters } from './letters.ts'
import { matchEngineVersion } from './match-digest-input.ts'

const wordsOf = concepts.flatMap(({ id, ru, kk, en }) => [...ru, ...kk, ...en].map((words) => ({ id, words })))

test('M5: ids are unique and every concept has words in each language', () => {
  expect(new Set(concepts.map(({ id }) => id)).size).toBe(concepts.length)
  expect(concepts.filter(({ ru, kk, en }) => ru.length === 0 || kk.length === 0 || en.length === 0)).toEqual([])
})

test('M5: no word, once folded, belongs to two concepts', () => {
  const idByFolded = new Map<string, string>()
  const clashes = wordsOf.filter(({ id, words }) => {
    const before = idByFolded.get(foldName(words))
    idByFolded.set(foldName(words), id)
    return before !== undefined && before !== id
  })
  expect(clashes).toEqual([])
})

test('M5: every name in the table is read as its concept and no other', () => {
  const nameOf = createNamer()
  const misread = wordsOf.filter(({ id, words }) => nameOf(words).concepts.join() !== id)
  expect(misread).toEqual([])
})

/** FNV-1a, 32 bits: enough to notice a change. */
const checksum = (text: string): number => {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return hash
}

test('M18: a changed table raises the engine version', () => {
  const tables = { letters, letterGroups, composed, fillerWords, purposeFollows, purposePrecedes, concepts }
  // Changed a table? Raise matchEngineVersion, then write the new pair here.
  expect({ version: matchEngineVersion, tables: checksum(JSON.stringify(tables)) }).toEqual({ version: 1, tables: 2_578_777_854 })
})

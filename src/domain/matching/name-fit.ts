import type { Name, Word } from './create-namer.ts'
import { isNearSpelling } from './near-spelling.ts'

/** How two names agree, best first. `close` is a part of the name or a near spelling: enough within a category only. */
export type NameFit = 'same' | 'synonym' | 'close'

/** Symmetric (M7). Undefined when the names do not tell of one thing. */
export const nameFit = (a: Name, b: Name): NameFit | undefined => {
  // A title of signs alone names nothing, not even itself.
  if (a.key === '' || b.key === '') return undefined
  if (a.key === b.key) return 'same'
  if (a.accessories !== b.accessories) return undefined
  if (isNested(a.concepts, b.concepts)) return 'synonym'
  if (isNested(a.nearConcepts, b.concepts) || isNested(a.concepts, b.nearConcepts)) return 'close'
  // Where both name known things, those decide: стол Икеа is no стул Икеа.
  if (a.concepts.length > 0 && b.concepts.length > 0) return undefined
  return isCovered(a.words, b.words) || isCovered(b.words, a.words) ? 'close' : undefined
}

const isNested = (a: readonly string[], b: readonly string[]): boolean => {
  const [fewer, more] = a.length <= b.length ? [a, b] : [b, a]
  return fewer.length > 0 && fewer.every((concept) => more.includes(concept))
}

/** A number must be the same number, and numbers alone name nothing. */
const isCovered = (words: readonly Word[], by: readonly Word[]): boolean =>
  words.some(({ isNumber }) => !isNumber) &&
  words.every((word) => by.some((other) => word.text === other.text || (!word.isNumber && isNearSpelling(word, other))))

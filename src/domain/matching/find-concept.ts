import { concepts } from './concepts.ts'
import { foldName } from './fold-name.ts'
import { createSpelling, isNearSpelling, type Spelling } from './near-spelling.ts'

const conceptByPhrase: ReadonlyMap<string, string> = new Map(
  concepts.flatMap(({ id, ru, kk, en }) => [...ru, ...kk, ...en].map((words) => [foldName(words), id] as const)),
)

/** The longest phrase of the table, in words. */
export const longestPhrase = Math.max(...[...conceptByPhrase.keys()].map((phrase) => phrase.split(' ').length))

const accessories: ReadonlySet<string> = new Set(
  concepts.filter(({ accessory }) => accessory === true).map(({ id }) => id),
)

/** The concept a folded word or phrase names, spelt as in the table. */
export const findConcept = (phrase: string): string | undefined => conceptByPhrase.get(phrase)

export const isAccessory = (concept: string): boolean => accessories.has(concept)

const singleWords: readonly { readonly spelling: Spelling; readonly concept: string }[] = [...conceptByPhrase]
  .filter(([phrase]) => !phrase.includes(' '))
  .map(([phrase, concept]) => ({ spelling: createSpelling(phrase), concept }))

/** The concept a misspelt word names. A word near to two of them names neither, so the table's order is no matter. */
export const findNearConcept = (word: Spelling): string | undefined => {
  let found: string | undefined
  for (const { spelling, concept } of singleWords) {
    if (concept === found || !isNearSpelling(word, spelling)) continue
    if (found !== undefined) return undefined
    found = concept
  }
  return found
}

import { fillerWords, purposeFollows, purposePrecedes } from './filler-words.ts'
import { findConcept, findNearConcept, isAccessory, longestPhrase } from './find-concept.ts'
import { foldName } from './fold-name.ts'
import { createSpelling, type Spelling } from './near-spelling.ts'

/** What a title says, ready to be compared (M5). Every list is sorted and holds nothing twice. */
export interface Name {
  /** Its words, sorted and joined: equal keys are the same name, in whatever order the words stand. */
  readonly key: string
  readonly words: readonly Word[]
  /** Known things named in the table's spelling. */
  readonly concepts: readonly string[]
  /** These and the things named by a near spelling. */
  readonly nearConcepts: readonly string[]
  /** The accessories among `concepts`, joined. */
  readonly accessories: string
}

export interface Word extends Spelling {
  readonly isNumber: boolean
}

interface KnownWord extends Word {
  readonly nearConcept: string | undefined
}

/** Reads titles. Keeps each different word it met, so that a community's titles cost each word once. */
export const createNamer = (): ((title: string) => Name) => {
  const wordByText = new Map<string, KnownWord>()
  const wordOf = (text: string): KnownWord => {
    const known = wordByText.get(text)
    if (known !== undefined) return known
    const word = createWord(text)
    wordByText.set(text, word)
    return word
  }
  return (title) => {
    const words = foldName(title).split(' ')
    const told = withoutFiller(words)
    const { exact, near } = conceptsOf(withoutFiller(thingItself(words)), wordOf)
    const distinct = sortedDistinct(told)
    return {
      key: distinct.join(' '),
      words: distinct.map(wordOf),
      concepts: sortedDistinct(exact),
      nearConcepts: sortedDistinct([...exact, ...near]),
      accessories: sortedDistinct(exact.filter(isAccessory)).join(' '),
    }
  }
}

const folded = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(foldName))
const filler = folded([...fillerWords, ...purposeFollows, ...purposePrecedes])
const opensPurpose = folded(purposeFollows)
const closesPurpose = folded(purposePrecedes)

const createWord = (text: string): KnownWord => {
  const spelling = createSpelling(text)
  const isNumber = /^[0-9]+$/.test(text)
  const isKnown = isNumber || findConcept(text) !== undefined
  return { ...spelling, isNumber, nearConcept: isKnown ? undefined : findNearConcept(spelling) }
}

const withoutFiller = (words: readonly string[]): readonly string[] => {
  const telling = words.filter((word) => !filler.has(word) && !/^[^0-9]$/.test(word))
  return telling.length > 0 ? telling : words
}

/** The words for the thing, without those for what it is for: чехол для телефона is a чехол. */
const thingItself = (words: readonly string[]): readonly string[] => {
  const opens = words.findIndex((word) => opensPurpose.has(word))
  if (opens > 0) return words.slice(0, opens)
  const closes = words.findLastIndex((word) => closesPurpose.has(word))
  return closes >= 0 && closes < words.length - 1 ? words.slice(closes + 1) : words
}

/** Reads left to right, the longest known phrase first: стиральная машина is no машина. */
const conceptsOf = (
  words: readonly string[],
  wordOf: (text: string) => KnownWord,
): { readonly exact: readonly string[]; readonly near: readonly string[] } => {
  const exact: string[] = []
  const near: string[] = []
  let at = 0
  while (at < words.length) {
    const phrase = longestKnownPhrase(words, at)
    if (phrase === undefined) {
      const concept = wordOf(words[at] ?? '').nearConcept
      if (concept !== undefined) near.push(concept)
    } else exact.push(phrase.concept)
    at += phrase?.length ?? 1
  }
  return { exact, near }
}

const longestKnownPhrase = (
  words: readonly string[],
  at: number,
): { readonly concept: string; readonly length: number } | undefined => {
  for (let length = Math.min(longestPhrase, words.length - at); length > 0; length -= 1) {
    const concept = findConcept(words.slice(at, at + length).join(' '))
    if (concept !== undefined) return { concept, length }
  }
  return undefined
}

/** By code units: the same order on every device. */
const sortedDistinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)].toSorted()

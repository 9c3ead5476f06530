/** A folded word with a set of its letters, one bit each, which tells most pairs apart at once. */
export interface Spelling {
  readonly text: string
  readonly letterBits: number
}

export const createSpelling = (text: string): Spelling => {
  let letterBits = 0
  for (let index = 0; index < text.length; index += 1) letterBits |= 1 << (text.charCodeAt(index) & 31)
  return { text, letterBits }
}

/**
 * Whether two words may be one misspelt (M6): one edit for words of 5 letters and more, two from 9,
 * counted on the shorter. An edit is a letter put in, left out, replaced, or swapped with its
 * neighbour (Damerau-Levenshtein; a swapped pair is not edited again).
 */
export const isNearSpelling = (a: Spelling, b: Spelling): boolean => {
  if (a.text === b.text) return true
  const edits = editsAllowed(Math.min(a.text.length, b.text.length))
  if (edits === 0 || Math.abs(a.text.length - b.text.length) > edits) return false
  // One edit changes the set of letters by two at most.
  if (countBits(a.letterBits ^ b.letterBits) > 2 * edits) return false
  return isWithinEdits(a.text, b.text, edits)
}

const editsAllowed = (length: number): number => (length >= 9 ? 2 : length >= 5 ? 1 : 0)

/** Branches at most four ways per edit, so at most 16 times for the two edits allowed. */
const isWithinEdits = (a: string, b: string, edits: number): boolean => {
  let same = 0
  while (same < a.length && a.charCodeAt(same) === b.charCodeAt(same)) same += 1
  const restOfA = a.slice(same)
  const restOfB = b.slice(same)
  if (restOfA === '' || restOfB === '') return restOfA.length + restOfB.length <= edits
  if (edits === 0) return false
  return (
    isWithinEdits(restOfA.slice(1), restOfB.slice(1), edits - 1) ||
    isWithinEdits(restOfA.slice(1), restOfB, edits - 1) ||
    isWithinEdits(restOfA, restOfB.slice(1), edits - 1) ||
    (startsSwapped(restOfA, restOfB) && isWithinEdits(restOfA.slice(2), restOfB.slice(2), edits - 1))
  )
}

const startsSwapped = (a: string, b: string): boolean =>
  a.length > 1 && b.length > 1 && a.charCodeAt(0) === b.charCodeAt(1) && a.charCodeAt(1) === b.charCodeAt(0)

const countBits = (bits: number): number => {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1
  return count
}

import { composed, letterGroups, letters } from './letters.ts'

const skeletonByLetter: ReadonlyMap<string, string> = new Map(
  letters.flatMap(([skeleton, row]) => [...row].map((letter) => [letter, skeleton] as const)),
)
const letterByDecomposed: ReadonlyMap<string, string> = new Map(composed)
const skeletonByGroup: ReadonlyMap<string, string> = new Map(letterGroups)
const anyDecomposed = new RegExp(composed.map(([decomposed]) => decomposed).join('|'), 'g')
const anyGroup = new RegExp(letterGroups.map(([group]) => group).join('|'), 'g')

/**
 * A name as it is compared (M4): its words as Latin skeletons, one space between. велосипед, Велосипед
 * and velosiped are one; so are кір жуғыш, kir zhugysh and kir juğysh. Folding again changes nothing.
 */
export const foldName = (title: string): string => {
  const plain = title.replace(anyDecomposed, (found) => letterByDecomposed.get(found) ?? found)
  let folded = ''
  let last: CharacterClass = 'gap'
  for (const character of plain) {
    const skeleton = skeletonByLetter.get(character) ?? character
    if (skeleton === '' || isMark(character)) continue
    const kind = classOf(character)
    if (kind === 'gap') {
      last = 'gap'
      continue
    }
    // iPhone12 and iPhone 12 are the same words.
    if (kind !== last && folded !== '') folded += ' '
    folded += skeleton
    last = kind
  }
  return settle(folded)
}

type CharacterClass = 'letter' | 'digit' | 'gap'

const isMark = (character: string): boolean => isWithin(character, '\u0300', '\u036f') || isWithin(character, '\ufe00', '\ufe0f')

/** Letters of scripts the table does not hold stay as they are, so equal names are still equal. */
const classOf = (character: string): CharacterClass => {
  if (isWithin(character, '0', '9')) return 'digit'
  if (skeletonByLetter.has(character)) return 'letter'
  return gaps.some(([from, to]) => isWithin(character, from, to)) ? 'gap' : 'letter'
}

/** ASCII and Latin-1 signs, punctuation to dingbats, CJK punctuation, private use, emoji. */
const gaps = [
  ['\u0000', '\u00bf'],
  ['×', '×'],
  ['÷', '÷'],
  ['\u2000', '\u2bff'],
  ['\u3000', '\u303f'],
  ['\ue000', '\uf8ff'],
  ['\u{1f000}', '\u{1faff}'],
] as const

const isWithin = (character: string, from: string, to: string): boolean => {
  const point = character.codePointAt(0) ?? 0
  return point >= (from.codePointAt(0) ?? 0) && point <= (to.codePointAt(0) ?? 0)
}

/**
 * Rewrites groups, and ii (ий is written i, y or iy) to i, until nothing changes; every round is
 * shorter or has fewer `c`. Other doubled letters stay: stool is no стол; a missed one is a near spelling.
 */
const settle = (folded: string): string => {
  const next = folded
    .replace(anyGroup, (group) => skeletonByGroup.get(group) ?? group)
    .replace(/i{2,}/g, 'i')
  return next === folded ? folded : settle(next)
}

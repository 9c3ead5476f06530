/**
 * Which letters of names count as one: a Latin skeleton and the letters, both cases, that become it.
 *
 * Own and closed on purpose. `normalize`, `toLowerCase` and `Intl` follow the Unicode tables of the
 * phone they run on, and phones differ; two members must see the same match. Cyrillic stands where
 * people would transliterate it to; Kazakh letters stand with the plain letter people type for want
 * of a keyboard, and with their letters in the Latin alphabets of 2018 and 2021.
 */
export const letters: readonly (readonly [skeleton: string, letters: string])[] = [
  ['a', 'aAаАәӘàÀáÁâÂãÃäÄåÅāĀăĂąĄ'],
  ['b', 'bBбБ'],
  ['v', 'vVwWвВ'],
  ['g', 'gGгГғҒґҐğĞǵǴģĢġĠ'],
  ['d', 'dDдДďĎđĐ'],
  ['e', 'eEеЕёЁэЭєЄèÈéÉêÊëËēĒėĖęĘěĚ'],
  ['j', 'jJжЖžŽ'],
  ['z', 'zZзЗźŹżŻ'],
  ['i', 'iIyYиИйЙіІїЇыЫıİìÌíÍîÎïÏīĪįĮýÝÿŸ'],
  ['k', 'kKqQкКқҚķĶ'],
  ['l', 'lLлЛłŁľĽļĻ'],
  ['m', 'mMмМ'],
  ['n', 'nNнНңҢñÑńŃňŇņŅŋŊ'],
  ['o', 'oOоОөӨòÒóÓôÔõÕöÖøØōŌőŐ'],
  ['p', 'pPпП'],
  ['r', 'rRрРřŘŕŔ'],
  ['s', 'sSсСśŚ'],
  ['t', 'tTтТťŤ'],
  ['u', 'uUуУұҰүҮўЎùÙúÚûÛüÜūŪůŮűŰųŲ'],
  ['f', 'fFфФ'],
  ['h', 'hHхХһҺ'],
  ['c', 'cCćĆ'],
  ['ts', 'цЦţŢțȚ'],
  ['č', 'чЧçÇčČ'],
  ['š', 'шШщЩşŞșȘšŠ'],
  ['ks', 'xX'],
  ['iu', 'юЮ'],
  ['ia', 'яЯ'],
  ['ae', 'æÆ'],
  ['oe', 'œŒ'],
  ['ss', 'ß'],
  // The signs, whatever people type for them, and marks that only steer line breaks, leave nothing.
  ['', "ьЬъЪ'’‘ʼʹ`´\u00ad\u200b\u200c\u200d\u2060\ufeff"],
]

/**
 * Groups of skeleton letters that stand for one sound in some way of transliterating: shch and щ,
 * zh, j and ж, gh and ğ, kh and х, ng and ң. They are rewritten after the letters, whatever the
 * script, so that a group formed by Cyrillic letters (схема) folds like its transliteration (shema).
 * Longer groups come first.
 */
export const letterGroups: readonly (readonly [group: string, skeleton: string])[] = [
  ['shch', 'š'],
  ['sch', 'š'],
  ['tch', 'č'],
  ['sh', 'š'],
  ['šč', 'š'],
  ['ch', 'č'],
  ['zh', 'j'],
  ['dj', 'j'],
  ['kh', 'h'],
  ['gh', 'g'],
  ['ph', 'f'],
  ['th', 't'],
  ['ck', 'k'],
  ['ng', 'n'],
  ['tz', 'ts'],
  ['c', 'k'],
]

/** A letter written as base and combining mark, where dropping the mark would leave another letter. */
export const composed: readonly (readonly [decomposed: string, letter: string])[] = [
  ['s\u0327', 'ş'],
  ['S\u0327', 'ş'],
  ['s\u0326', 'ş'],
  ['S\u0326', 'ş'],
  ['s\u030c', 'š'],
  ['S\u030c', 'š'],
  ['c\u0327', 'ç'],
  ['C\u0327', 'ç'],
  ['c\u030c', 'č'],
  ['C\u030c', 'č'],
  ['t\u0327', 'ţ'],
  ['T\u0327', 'ţ'],
  ['t\u0326', 'ţ'],
  ['T\u0326', 'ţ'],
  ['z\u030c', 'ž'],
  ['Z\u030c', 'ž'],
]

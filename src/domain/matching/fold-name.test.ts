import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldName } from './fold-name.ts'
import { letters } from './letters.ts'

describe('M4: one name, whatever it is written in', () => {
  test.each([
    ['велосипед', 'Велосипед', 'ВЕЛОСИПЕД', 'velosiped', 'Velosiped', '  велосипед!! ', '🚲 Велосипед', '«велосипед»'],
    ['кір жуғыш', 'Кір Жуғыш', 'kir zhugysh', 'kir juğysh', 'kır jughysh', 'kir-jugış', 'кир жугыш'],
    ['щётка', 'щетка', 'shchetka', 'schetka', 'ŝetka'.replace('ŝ', 'š')],
    ['дрель', "drel'", 'drel', 'Дрель'],
    ['тоңазытқыш', 'tonazytqysh', 'tongazytkysh', 'toñazytqyş', 'тонгазыткыш'],
    ['қымыз', 'qymyz', 'kymyz', 'кымыз'],
    ['схема', 'skhema'.replace('kh', 'h'), 'shema'],
    ['холодильник', 'kholodilnik', 'holodilnik'],
    ['цветы', 'tsvety'],
    ['часы', 'chasy', 'çasy'],
    ['синий', 'siniy', 'sinij'.replace('j', 'y'), 'sini'],
    ['чайник', 'chaynik', 'chainik'],
    ['юбка', 'yubka'],
    ['яблоко', 'yabloko'],
    ['iPhone12', 'iphone 12', 'IPHONE-12'],
    ['WD40', 'wd-40'],
    ['вело\u00adсипед', 'вело\u200bсипед', 'велосипед'],
    ['ұн', 'ūn', 'un', 'ун'],
    ['әже', 'äje', 'azhe', 'аже'],
  ])('%s', (first, ...others) => {
    expect(others.map(foldName)).toEqual(others.map(() => foldName(first)))
  })
})

test.each([
  ['стол', 'stool'],
  ['бал', 'ball'],
  ['стол', 'стул'],
  ['дом', 'том'],
  ['iPhone 11', 'iPhone 12'],
  ['自行车', '电话'],
])('M4: %s is not %s', (a, b) => {
  expect(foldName(a)).not.toBe(foldName(b))
})

test('M4: other scripts stay as they are', () => {
  expect(foldName('自行车。')).toBe('自行车')
  expect(foldName('ველოსიპედი')).toBe('ველოსიპედი')
})

test('M4: signs alone leave nothing', () => {
  expect(foldName(' !? 🚲 ₸ — … ')).toBe('')
})

test('M4: no letter stands in two rows of the table', () => {
  const all = letters.flatMap(([, row]) => [...row])
  expect(all.filter((letter, index) => all.indexOf(letter) !== index)).toEqual([])
})

const anyText = fc.oneof(
  fc.string({ unit: fc.constantFrom(...letters.flatMap(([, row]) => [...row]), ' ', '1', '2', '-'), maxLength: 100 }),
  fc.string({ unit: 'binary', maxLength: 100 }),
)

test('M4: folding again changes nothing', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(foldName(foldName(text))).toBe(foldName(text))
    }),
    { numRuns: 2_000 },
  )
})

test('M4: composed and decomposed letters fold alike', () => {
  const latinAndCyrillic = letters.flatMap(([, row]) => [...row]).filter((letter) => letter.normalize('NFD') !== letter)
  expect(latinAndCyrillic.length).toBeGreaterThan(80)
  for (const letter of latinAndCyrillic) expect([letter, foldName(letter.normalize('NFD'))]).toEqual([letter, foldName(letter)])
})

test('M4: a folded name has single spaces and none at its ends', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(foldName(text)).not.toMatch(/^ | $| {2}/)
    }),
  )
})

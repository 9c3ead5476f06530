import { expect, test } from 'vitest'
import { categories, categoryOf } from './categories.ts'

/** RULES 3, read row by row: permanent, temporary, usual days, done not returned, minutes. */
const table: Record<string, readonly [boolean, boolean, string, boolean, boolean]> = {
  vehicles: [true, false, '', false, false],
  mobility: [true, true, '1–30', false, false],
  food: [true, false, '', false, false],
  rides: [false, true, '', true, true],
  space: [false, true, '1–365', false, false],
  'real-estate': [true, false, '', false, false],
  electronics: [true, false, '', false, false],
  tools: [true, true, '1–14', false, false],
  sports: [true, true, '1–30', false, false],
  household: [true, true, '1–7', false, false],
  clothing: [true, true, '1–7', false, false],
  collectibles: [true, false, '', false, false],
  'books-games': [true, true, '1–7', false, false],
  finance: [true, false, '', false, false],
  digital: [false, true, '1–365', true, false],
  services: [false, true, '1–365', true, true],
  living: [true, false, '', false, false],
  event: [false, true, '1–7', false, false],
  other: [true, true, '1–30', false, false],
}

test('RULES 3: the list is the table, in its order', () => {
  expect(categories.map(({ id }) => id)).toEqual(Object.keys(table))
  for (const { id, permanent, temporary, usualDays, doneNotReturned, mayCarryMinutes } of categories)
    expect([id, permanent, temporary, usualDays === null ? '' : `${usualDays.min}–${usualDays.max}`, doneNotReturned, mayCarryMinutes]).toEqual([id, ...(table[id] ?? [])])
})

test('RULES 3: a category is found by its id, and an unknown id is nobody', () => {
  for (const category of categories) expect(categoryOf(category.id)).toBe(category)
  expect(categoryOf('constructor')).toBeUndefined()
})

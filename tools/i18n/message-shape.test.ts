import { expect, test } from 'vitest'
import { messageShape } from './message-shape.ts'

test('finds what is filled in, the tags, and the branches at every depth', () => {
  const shape = messageShape("It''s <0>{name}</0>: {n, plural, offset:1 =0 {none} one {{m, plural, one {# a} other {# b}}} other {# <1/> {place}}}")
  expect(shape?.placeholders).toEqual(new Set(['name', 'n', 'm', 'place']))
  expect(shape?.tags).toEqual(new Set(['0', '1']))
  expect(shape?.branchings).toEqual([
    { argument: 'm', kind: 'plural', branches: new Set(['one', 'other']) },
    { argument: 'n', kind: 'plural', branches: new Set(['one', 'other']) },
  ])
})

test('quoted braces and lone signs are text', () => {
  expect(messageShape("a '{b}' < 5 don't")?.placeholders).toEqual(new Set())
})

test.each(['{', '}', '{n', '{n, plural, one {a}', '{n, plural, one {a}}', '{a b}', 'x {n, plural, one {a} other {b}'])('%s is malformed', text => {
  expect(messageShape(text)).toBeUndefined()
})

import { expect, test } from 'vitest'
import { sameValue } from './same-value.ts'

const row = () => ({ id: 'a', list: [1, null, { deep: 'x' }], bytes: Uint8Array.of(1, 2), none: undefined })

test('equal rows are the same, however often they were read', () => {
  expect(sameValue(row(), row())).toBe(true)
  expect(sameValue([row(), row()], [row(), row()])).toBe(true)
})

test.each([
  ['another field', { ...row(), id: 'b' }],
  ['a field more', { ...row(), more: 1 }],
  ['a field less', { id: 'a', list: [1, null, { deep: 'x' }], bytes: Uint8Array.of(1, 2) }],
  ['another list', { ...row(), list: [1, null, { deep: 'y' }] }],
  ['a longer list', { ...row(), list: [1, null, { deep: 'x' }, 2] }],
  ['other bytes', { ...row(), bytes: Uint8Array.of(1, 3) }],
  ['a list for bytes', { ...row(), bytes: [1, 2] }],
  ['nothing', null],
])('%s is not the same', (_, other) => {
  expect(sameValue(row(), other)).toBe(false)
  expect(sameValue(other, row())).toBe(false)
})

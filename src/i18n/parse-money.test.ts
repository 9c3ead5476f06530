import { expect, test } from 'vitest'
import { parseMoney } from './parse-money.ts'

test.each(['50000', '50 000', ' 50 000 ', '50\u00a0000', '50\u202f000'])('"%s" is fifty thousand', text => {
  expect(parseMoney(text)).toBe(50_000)
})

test.each(['', ' ', '-5', '5.5', '5,000', 'abc', '5e3', '٥', '1'.repeat(16)])('"%s" is no sum', text => {
  expect(parseMoney(text)).toBeUndefined()
})

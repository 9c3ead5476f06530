import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { kazakhDataPath, kazakhDataSource } from './kazakh-data.ts'

test('the committed Kazakh table is what the CLDR packages say', () => {
  expect(readFileSync(kazakhDataPath, 'utf8')).toBe(kazakhDataSource())
})

import { setupI18n } from '@lingui/core'
import { expect, test } from 'vitest'
import { refusalText } from './refusal-words.ts'

const i18n = setupI18n({ locale: 'en', messages: { en: {} } })

test('a field is named in words, and so is what is wrong with it', () => {
  expect(refusalText(i18n, { type: 'bad-field', field: 'title', fault: 'too-short' })).toBe('This is empty or too short: title.')
  expect(refusalText(i18n, { type: 'bad-field', field: 'terms.returnPlace', fault: 'missing' })).toBe('Still missing: return place.')
  expect(refusalText(i18n, { type: 'bad-field', field: 'colour', fault: 'unknown' })).toBe('This app does not know the field: colour.')
})

test('parts of an agreement are counted from one', () => {
  expect(refusalText(i18n, { type: 'leg-twice', leg: 0 })).toBe('Part 1 promises the same thing a second time.')
})

test('a refusal without data is one sentence', () => {
  expect(refusalText(i18n, { type: 'not-party' })).toBe('Only the people of the agreement can do this.')
})

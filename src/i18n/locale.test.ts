import { expect, test } from 'vitest'
import { detectLocale } from './locale.ts'

test('the first language the app speaks wins, English when there is none', () => {
  expect(detectLocale(['kk-KZ', 'ru'])).toBe('kk')
  expect(detectLocale(['fr', 'ru-RU', 'en'])).toBe('ru')
  expect(detectLocale(['kk_KZ'])).toBe('kk')
  expect(detectLocale(['zh', 'kky'])).toBe('en')
  expect(detectLocale([])).toBe('en')
})

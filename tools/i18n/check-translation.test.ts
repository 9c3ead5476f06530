import { expect, test } from 'vitest'
import { checkTranslation } from './check-translation.ts'

const days = '{n, plural, one {# day} other {# days}}'

test.each([
  ['Hello {name}', 'Сәлем, {name}', 'kk'],
  ['<0>Read</0> it', 'Прочти <0>это</0>', 'ru'],
  [days, '{n, plural, one {# день} few {# дня} many {# дней} other {# дня}}', 'ru'],
  [days, '{n, plural, =0 {жоқ} one {# күн} other {# күн}}', 'kk'],
])('%s may become %s', (english, translation, locale) => {
  expect(checkTranslation(english, translation, locale)).toBeUndefined()
})

test.each([
  ['Hello {name}', 'Привет', 'ru', 'missing placeholder: {name}'],
  ['Hello {name}', 'Привет {имя}', 'ru', 'the braces do not match, or a plural has no "other"'],
  ['Hello', 'Привет {name}', 'ru', 'unknown placeholder: {name}'],
  ['<0>Read</0>', 'Прочти', 'ru', 'missing tag: <0>'],
  [days, '{n, plural, one {# день} other {# дней}}', 'ru', 'missing branch of the plural of {n}: "few", "many"'],
  [days, '{n, plural, one {# күн} few {# күн} other {# күн}}', 'kk', 'unknown branch of the plural of {n}: "few"'],
  [days, '{n} дней', 'ru', 'the plural of {n} is gone'],
  ['{s, select, a {x} other {y}}', '{s, select, b {x} other {y}}', 'ru', 'missing branch of the select of {s}: "a"'],
  ['Hello', 'Привет {', 'ru', 'the braces do not match, or a plural has no "other"'],
])('%s may not become %s (%s): %s', (english, translation, locale, fault) => {
  expect(checkTranslation(english, translation, locale)).toBe(fault)
})

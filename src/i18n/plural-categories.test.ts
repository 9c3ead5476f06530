import { readFileSync } from 'node:fs'
import type { CatalogFormatter, CatalogType } from '@lingui/conf'
import { formatter } from '@lingui/format-po'
import { expect, test } from 'vitest'
import { checkPluralCategories } from '../../tools/i18n/check-translation.ts'
import { messageShape } from '../../tools/i18n/message-shape.ts'
import { locales } from './locale.ts'

const format: CatalogFormatter = formatter({ lineNumbers: false })

/** The faults of a catalogue's plurals. Neither lingui's checks nor its build miss a Russian "few". */
const pluralFaults = (catalogue: CatalogType, locale: string): readonly string[] =>
  Object.values(catalogue).filter(message => message.obsolete !== true).flatMap(message => {
    const text = message.translation ?? ''
    const shape = messageShape(text)
    if (shape === undefined) return [`malformed: ${text}`]
    return shape.branchings.flatMap(branching => {
      const fault = checkPluralCategories(branching, locale)
      return fault === undefined ? [] : [`${fault}, in: ${text}`]
    })
  })

test.each(locales)('every plural of the %s catalogue has exactly the branches of its language', async locale => {
  const file = new URL(`./messages/${locale}.po`, import.meta.url)
  const catalogue = await format.parse(readFileSync(file, 'utf8'), { locale, sourceLocale: 'en', filename: file.pathname })
  expect(pluralFaults(catalogue, locale)).toEqual([])
})

test('a Russian plural without "few" is found, a Kazakh one with it too', () => {
  const catalogue = (translation: string): CatalogType => ({ id: { translation } })
  expect(pluralFaults(catalogue('{n, plural, one {# день} many {# дней} other {# дня}}'), 'ru')).toHaveLength(1)
  expect(pluralFaults(catalogue('{n, plural, one {#} few {#} other {#}}'), 'kk')).toHaveLength(1)
  expect(pluralFaults(catalogue('{n, plural, one {#} other {#}}'), 'en')).toEqual([])
})

test('the rules of the platform are the ones the catalogues were written for', () => {
  const categories = (locale: string) => new Intl.PluralRules(locale).resolvedOptions().pluralCategories
  expect(categories('en')).toEqual(['one', 'other'])
  expect(categories('kk')).toEqual(['one', 'other'])
  expect(categories('ru').toSorted()).toEqual(['few', 'many', 'one', 'other'])
})

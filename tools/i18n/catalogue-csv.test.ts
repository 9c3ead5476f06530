import { readFileSync } from 'node:fs'
import type { CatalogFormatter } from '@lingui/conf'
import { formatter } from '@lingui/format-po'
import { describe, expect, test } from 'vitest'
import lingui from '../../lingui.config.ts'
import { catalogueToCsv, csvToCatalogue } from './catalogue-csv.ts'
import { parseCsv, writeCsv } from './csv.ts'

const format: CatalogFormatter = formatter({ lineNumbers: false })
const context = { locale: 'ru', sourceLocale: 'en', filename: 'ru.po' }

const po = `msgid ""
msgstr ""
"POT-Creation-Date: 2026-11-20 10:32+0000\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-Generator: @lingui/cli\\n"
"Language: ru\\n"

#. Said to the borrower
#: src/features/loans.tsx
#: src/features/market.tsx
msgid "{days, plural, one {# day left} other {# days left}}"
msgstr "{days, plural, one {остался # день} few {осталось # дня} many {осталось # дней} other {осталось # дня}}"

#: src/features/market.tsx
msgctxt "noun"
msgid "Say \\"hello\\", {name}"
msgstr "Скажи «привет», {name}"

#: src/features/market.tsx
msgid "Two\\n"
"lines"
msgstr ""

#~ msgid "Gone"
#~ msgstr "Было"
`

const catalogue = async () => await format.parse(po, context)
const serialize = async (changed: Awaited<ReturnType<typeof catalogue>>) =>
  await format.serialize(changed, { ...context, existing: po })

/** The exported table with one row's translation replaced. */
const withTranslation = (csv: string, english: string, translation: string): string =>
  writeCsv(parseCsv(csv).map(({ cells }) => cells[3] === english ? [...cells.slice(0, 4), translation] : cells))

const greeting = 'Say "hello", {name}'
const left = '{days, plural, one {# day left} other {# days left}}'

test('a round trip changes nothing, to the byte', async () => {
  const result = csvToCatalogue(await catalogue(), catalogueToCsv(await catalogue()), 'ru')
  expect('catalogue' in result && await serialize(result.catalogue)).toBe(po)
})

test.each(lingui.locales)('a round trip of the product’s own %s catalogue changes nothing', async locale => {
  const existing = readFileSync(new URL(`../../src/i18n/messages/${locale}.po`, import.meta.url), 'utf8')
  const own = { locale, sourceLocale: 'en', filename: `${locale}.po` }
  const before = await format.parse(existing, own)
  const result = csvToCatalogue(before, catalogueToCsv(before), locale)
  expect('catalogue' in result && await format.serialize(result.catalogue, { ...own, existing })).toBe(existing)
})

test('the table says where a message stands and what was noted about it; what is out of use is not in it', async () => {
  const rows = parseCsv(catalogueToCsv(await catalogue())).map(({ cells }) => cells.slice(1))
  expect(rows).toEqual([
    ['context', 'where', 'english', 'translation'],
    ['Said to the borrower', 'src/features/loans.tsx src/features/market.tsx', left, expect.stringContaining('остался')],
    ['noun', 'src/features/market.tsx', greeting, 'Скажи «привет», {name}'],
    ['', 'src/features/market.tsx', 'Two\nlines', ''],
  ])
})

test('a changed translation goes in and nothing else moves', async () => {
  const csv = withTranslation(catalogueToCsv(await catalogue()), greeting, 'Поздоровайся, {name}')
  const result = csvToCatalogue(await catalogue(), csv, 'ru')
  expect('catalogue' in result && await serialize(result.catalogue)).toBe(po.replace('Скажи «привет», {name}', 'Поздоровайся, {name}'))
})

describe('a table with faults changes nothing and names each line', () => {
  const faultsOf = async (edit: (csv: string) => string) => {
    const result = csvToCatalogue(await catalogue(), edit(catalogueToCsv(await catalogue())), 'ru')
    return 'faults' in result ? result.faults.map(({ line, text }) => `${String(line)}: ${text}`) : []
  }

  test('several at once', async () => {
    expect(await faultsOf(csv => `${withTranslation(withTranslation(csv, greeting, 'Привет'), left, '{days, plural, one {#} other {#}}')}nobody,,,No,Нет\r\n`)).toEqual([
      '2: missing branch of the plural of {days}: "few", "many"',
      '3: missing placeholder: {name}',
      '6: unknown message: nobody',
    ])
  })

  test('English that has changed since', async () => {
    expect(await faultsOf(csv => csv.replace('Two', 'Three'))).toEqual(['4: the English is no longer the same: "Two\nlines"'])
  })

  test('a message twice', async () => {
    expect(await faultsOf(csv => csv + (csv.split('\r\n')[2] ?? ''))).toEqual(['6: this message was already in a line above'])
  })

  test('a row with too few cells, a wrong header, an empty file', async () => {
    expect(await faultsOf(csv => csv.replace(',noun,', ','))).toHaveLength(1)
    expect(await faultsOf(() => 'a,b\r\n')).toEqual(['1: the first line must be: id,context,where,english,translation'])
    expect(await faultsOf(() => '')).toHaveLength(1)
  })
})

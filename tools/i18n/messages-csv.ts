import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { CatalogFormatter, CatalogType } from '@lingui/conf'
import lingui from '../../lingui.config.ts'
import { catalogueToCsv, csvToCatalogue } from './catalogue-csv.ts'

// For people who translate in a spreadsheet: `node tools/i18n/messages-csv.ts export|import [locale]`.

const root = new URL('../../', import.meta.url)
const sourceLocale = lingui.sourceLocale ?? 'en'
const format = lingui.format as CatalogFormatter

const poUrl = (locale: string) => new URL(`src/i18n/messages/${locale}.po`, root)
const csvUrl = (locale: string) => new URL(`translations/${locale}.csv`, root)

const context = (locale: string) => ({ locale, sourceLocale, filename: `src/i18n/messages/${locale}.po` })

const readCatalogue = async (locale: string): Promise<{ readonly catalogue: CatalogType; readonly existing: string }> => {
  const existing = readFileSync(poUrl(locale), 'utf8')
  return { catalogue: await format.parse(existing, context(locale)), existing }
}

const exportCsv = async (locales: readonly string[]): Promise<void> => {
  mkdirSync(new URL('translations/', root), { recursive: true })
  for (const locale of locales) {
    const { catalogue } = await readCatalogue(locale)
    writeFileSync(csvUrl(locale), catalogueToCsv(catalogue))
    console.log(`translations/${locale}.csv written`)
  }
}

/** All languages are read and judged before the first is written. */
const importCsv = async (locales: readonly string[]): Promise<boolean> => {
  const written = new Map<string, string>()
  let isGood = true
  for (const locale of locales) {
    const { catalogue, existing } = await readCatalogue(locale)
    const result = csvToCatalogue(catalogue, readFileSync(csvUrl(locale), 'utf8'), locale)
    if ('faults' in result) {
      isGood = false
      for (const { line, text } of result.faults) console.error(`translations/${locale}.csv:${String(line)}: ${text}`)
    } else written.set(locale, await format.serialize(result.catalogue, { ...context(locale), existing }))
  }
  if (isGood) for (const [locale, text] of written) writeFileSync(poUrl(locale), text)
  console.log(isGood ? `${locales.join(', ')}: imported` : 'Nothing was imported.')
  return isGood
}

const main = async ([command, locale]: readonly string[]): Promise<number> => {
  // English is written in the source files; a table of it would have nowhere to go.
  const translated = lingui.locales.filter(each => each !== sourceLocale)
  const locales = locale === undefined ? translated : [locale]
  if ((command !== 'export' && command !== 'import') || !locales.every(each => translated.includes(each))) {
    console.error(`usage: node tools/i18n/messages-csv.ts export|import [${translated.join('|')}]`)
    return 2
  }
  if (command === 'import') return await importCsv(locales) ? 0 : 1
  await exportCsv(locales)
  return 0
}

process.exitCode = await main(process.argv.slice(2))

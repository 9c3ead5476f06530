import type { CatalogType } from '@lingui/conf'
import { checkTranslation } from './check-translation.ts'
import { parseCsv, writeCsv, type CsvRow } from './csv.ts'

export interface CsvFault {
  readonly line: number
  readonly text: string
}

const columns = ['id', 'context', 'where', 'english', 'translation'] as const

/** Every message of a language as a table that opens in a spreadsheet. Messages no longer in use are left out. */
export const catalogueToCsv = (catalogue: CatalogType): string => writeCsv([columns, ...Object.entries(catalogue)
  .filter(([, message]) => message.obsolete !== true)
  .map(([id, message]) => [
    id,
    [message.context, ...message.comments ?? []].filter(Boolean).join(' · '),
    [...new Set(message.origin?.map(([file]) => file))].join(' '),
    message.message ?? id,
    message.translation ?? '',
  ])])

/**
 * The catalogue with a table's translations, or every fault of the table and nothing changed. Rows may be missing or
 * in any order: people sort and split tables. An empty translation leaves what the catalogue has.
 */
export const csvToCatalogue = (
  catalogue: CatalogType, csv: string, locale: string,
): { readonly catalogue: CatalogType } | { readonly faults: readonly CsvFault[] } => {
  const [header, ...rows] = parseCsv(csv)
  if (header === undefined || columns.some((column, index) => header.cells[index] !== column)) {
    return { faults: [{ line: 1, text: `the first line must be: ${columns.join(',')}` }] }
  }
  const faults: CsvFault[] = []
  const changed = new Map<string, string>()
  const seen = new Set<string>()
  for (const row of rows) {
    const [id = '', , , , translation = ''] = row.cells
    const text = seen.has(id) ? 'this message was already in a line above' : checkRow(catalogue, row, locale)
    seen.add(id)
    if (text !== undefined) faults.push({ line: row.line, text })
    else if (translation !== '') changed.set(id, translation)
  }
  if (faults.length > 0) return { faults }
  return {
    catalogue: Object.fromEntries(Object.entries(catalogue).map(([id, message]) => {
      const translation = changed.get(id)
      return [id, translation === undefined ? message : { ...message, translation }]
    })),
  }
}

const checkRow = (catalogue: CatalogType, { cells }: CsvRow, locale: string): string | undefined => {
  if (cells.length !== columns.length) return `expected ${String(columns.length)} cells, found ${String(cells.length)}`
  const [id = '', , , english = '', translation = ''] = cells
  const message = Object.hasOwn(catalogue, id) ? catalogue[id] : undefined
  if (message === undefined || message.obsolete === true) return `unknown message: ${id}`
  // Otherwise a translation of an older sentence would pass for one of the new.
  if (english !== (message.message ?? id)) return `the English is no longer the same: "${message.message ?? id}"`
  return translation === '' ? undefined : checkTranslation(english, translation, locale)
}

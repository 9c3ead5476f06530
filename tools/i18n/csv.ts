/** A row and the line of the file it begins on, counted from 1 as editors do. */
export interface CsvRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** RFC 4180, with the mark at the start that tells spreadsheets the text is UTF-8. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map(row => `${row.map(writeCell).join(',')}\r\n`).join('')}`

const writeCell = (text: string): string => /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

/**
 * Reads what writeCsv writes, and what a spreadsheet makes of it: other line ends, no mark, and in countries that
 * write 1,5 a semicolon between cells. The header's first line says which separator. Empty lines are passed over.
 */
export const parseCsv = (text: string): readonly CsvRow[] => {
  const body = text.replace(/^\uFEFF/, '')
  const separator = /^[^\r\n]*?([,;\t])/.exec(body)?.[1] ?? ','
  const rows: CsvRow[] = []
  let line = 1
  let at = 0
  while (at < body.length) {
    const start = line
    const cells: string[] = []
    for (;;) {
      const cell = readCell(body, at, separator)
      cells.push(cell.text)
      line += cell.text.split(/\r\n|\n|\r/).length - 1
      at = cell.end
      if (body[at] !== separator) break
      at++
    }
    at += body.startsWith('\r\n', at) ? 2 : 1
    line++
    if (cells.some(cell => cell !== '')) rows.push({ line: start, cells })
  }
  return rows
}

const readCell = (body: string, start: number, separator: string): { readonly text: string; readonly end: number } => {
  if (body[start] !== '"') {
    let end = start
    while (end < body.length && body[end] !== separator && body[end] !== '\n' && body[end] !== '\r') end++
    return { text: body.slice(start, end), end }
  }
  let text = ''
  let at = start + 1
  while (at < body.length) {
    if (body[at] !== '"') text += body.charAt(at++)
    else if (body[at + 1] === '"') {
      text += '"'
      at += 2
    } else return { text, end: at + 1 }
  }
  // A quote that never closes swallows the rest; the row is then too short or unknown, and reported as that.
  return { text, end: at }
}

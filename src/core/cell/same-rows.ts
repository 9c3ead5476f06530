import type { LedgerRows } from '../ports/ledger-index.ts'

/** Deep equality of plain rows: numbers, texts, nulls, bytes, arrays and records. */
export const isSameValue = (a: unknown, b: unknown): boolean => {
  if (a === b) return true
  if (a instanceof Uint8Array && b instanceof Uint8Array) return a.length === b.length && a.every((byte, index) => byte === b[index])
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, index) => isSameValue(item, b[index]))
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSameValue(Reflect.get(a, key), Reflect.get(b, key)))
}

const keyByTable = {
  cells: 'cell',
  members: 'member',
  invitations: 'invitation',
  listings: 'listing',
  agreements: 'agreement',
} as const satisfies Record<keyof LedgerRows, string>

const tables = Object.keys(keyByTable) as readonly (keyof LedgerRows)[]

export const countRows = (rows: LedgerRows): number => tables.reduce((sum, table) => sum + rows[table].length, 0)

/** `table key` of every row that is only in one, or differs. */
export const differingRows = (one: LedgerRows, other: LedgerRows): readonly string[] =>
  tables.flatMap((table) => {
    const byKey = (rows: LedgerRows): ReadonlyMap<string, unknown> =>
      new Map(rows[table].map((row) => [String(Reflect.get(row, keyByTable[table])), row]))
    const [a, b] = [byKey(one), byKey(other)]
    return [...new Set([...a.keys(), ...b.keys()])].filter((key) => !isSameValue(a.get(key), b.get(key))).map((key) => `${table} ${key}`)
  })

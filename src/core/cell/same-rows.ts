import { sameValue } from '../../domain/base/same-value.ts'
import type { LedgerRows } from '../ports/ledger-index.ts'

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
    return [...new Set([...a.keys(), ...b.keys()])].filter((key) => !sameValue(a.get(key), b.get(key))).map((key) => `${table} ${key}`)
  })

import { describe, expect, test } from 'vitest'
import type { Entry } from '../../src/domain/ledger/entry.ts'
import { verdictOf, type Cell } from './ledger-kit.ts'

/** One row: the law it shows, the situation in words, and a community with the act that is judged. */
export interface VerdictRow {
  readonly law: string
  readonly when: string
  /** Sets the scene and writes the entry that is judged. */
  readonly write: () => { readonly cell: Cell; readonly entry: Entry }
}

/** One test a row. The acts that set its scene must themselves be accepted, or the row would show another law. */
export const testVerdicts = (rowsByVerdict: Readonly<Record<string, readonly VerdictRow[]>>): void => {
  for (const [verdict, rows] of Object.entries(rowsByVerdict)) {
    if (rows.length === 0) continue
    describe(`judged ${verdict}`, () => {
      for (const { law, when, write } of rows) {
        test(`${law}: ${when}`, () => {
          const { cell, entry } = write()
          const ledger = cell.ledger()
          const scene = cell.entries.filter((other) => other !== entry)
          expect(scene.filter((other) => verdictOf(ledger, other) !== 'accepted').map((other) => `${other.kind}: ${verdictOf(ledger, other)}`)).toEqual([])
          expect(verdictOf(ledger, entry)).toBe(verdict)
        })
      }
    })
  }
}

import type { FoldedRows } from '../../src/domain/ledger/fold.ts'

/** The read models as a phone's index holds them: rows put by key, removed ones gone and remembered. */
export class RowTable {
  readonly #rowByKey = new Map<string, unknown>()
  readonly #removed = new Set<string>()

  apply(rows: FoldedRows): this {
    for (const row of rows.cells) this.#put(`cell ${row.cell}`, row)
    for (const row of rows.members) this.#put(`member ${row.member}`, row)
    for (const row of rows.invitations) this.#put(`invitation ${row.invitation}`, row)
    for (const row of rows.listings) this.#put(`listing ${row.listing}`, row)
    for (const row of rows.agreements) this.#put(`agreement ${row.agreement}`, row)
    for (const key of rows.removed.invitations) this.#remove(`invitation ${key}`)
    for (const key of rows.removed.listings) this.#remove(`listing ${key}`)
    for (const key of rows.removed.agreements) this.#remove(`agreement ${key}`)
    return this
  }

  /** Equal for two phones exactly when their screens are. */
  content(): { readonly rows: Readonly<Record<string, unknown>>; readonly removed: readonly string[] } {
    return { rows: Object.fromEntries(this.#rowByKey), removed: [...this.#removed].toSorted() }
  }

  #put(key: string, row: unknown): void {
    this.#rowByKey.set(key, row)
    this.#removed.delete(key)
  }

  #remove(key: string): void {
    this.#rowByKey.delete(key)
    this.#removed.add(key)
  }
}

import { expect } from '@playwright/test'
import type { Phone } from './phone.ts'

/** A community's databases, as the app names them. */
type Store = 'vault' | 'documents' | 'index'

const databaseOf = (cell: string, store: Store): string => `ayni-${cell}-${store}`

export const databaseNames = (phone: Phone): Promise<readonly string[]> =>
  phone.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? '').toSorted())

/** Communities of this phone by their names. */
export const cellByName = async (phone: Phone): Promise<ReadonlyMap<string, string>> => {
  const cells = await rowsOf<{ readonly cell: string; readonly name: string }>(phone, 'ayni-directory', 'cells')
  return new Map(cells.map(({ cell, name }) => [name, cell]))
}

/** The one community of a phone that has one. */
const onlyCell = async (phone: Phone): Promise<string> => {
  const cells = [...(await cellByName(phone)).values()]
  expect(cells).toHaveLength(1)
  return cells[0] ?? ''
}

/** All rows of a table; bytes come as arrays of numbers, and keys that cannot leave the browser as empty records. */
export const readTable = async <Row>(phone: Phone, store: Store, table: string, cell?: string): Promise<readonly Row[]> =>
  rowsOf<Row>(phone, databaseOf(cell ?? (await onlyCell(phone)), store), table)

/** Deletes rows behind the app's back. */
export const deleteRows = async (phone: Phone, store: Store, table: string, keys: readonly string[]): Promise<void> => {
  const database = databaseOf(await onlyCell(phone), store)
  await phone.page.evaluate(inDatabase, { database, table, deleted: keys })
}

/** Keeps a table from being written, as a slow disk does, until the function it gives is called. Run it in a tab that stays. */
export const holdTable = async (phone: Phone, store: Store, table: string): Promise<() => Promise<void>> => {
  const held = await phone.page.evaluateHandle(hold, { database: databaseOf(await onlyCell(phone), store), table })
  return async () => {
    await held.evaluate((each) => {
      each.isReleased = true
    })
  }
}

/** Runs in the page: a transaction lasts as long as each of its requests makes another. */
const hold = async (asked: { readonly database: string; readonly table: string }): Promise<{ isReleased: boolean }> => {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(asked.database)
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('cannot open')))
  })
  const store = database.transaction(asked.table, 'readwrite').objectStore(asked.table)
  const held = { isReleased: false }
  await new Promise<void>((resolve) => {
    const again = (): void => {
      resolve()
      if (held.isReleased) database.close()
      else store.count().addEventListener('success', again)
    }
    store.count().addEventListener('success', again)
  })
  return held
}

/** A chain with a number twice is a fork, and stops the phone for good. */
export const expectOwnChainUnforked = async (phone: Phone): Promise<void> => {
  const [self] = (await readTable<{ readonly key: string; readonly device: string }>(phone, 'index', 'status')).filter(({ key }) => key === 'self')
  const entries = await readTable<{ readonly device: string; readonly seq: number }>(phone, 'vault', 'entries')
  const numbers = entries.filter(({ device }) => device === self?.device).map(({ seq }) => seq)
  expect(numbers.length).toBeGreaterThan(0)
  expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_, index) => index + 1))
}

const rowsOf = async <Row>(phone: Phone, database: string, table: string): Promise<readonly Row[]> =>
  (await phone.page.evaluate(inDatabase, { database, table, deleted: [] })) as readonly Row[]

/** Runs in the page: deletes these rows and gives those that are left. */
const inDatabase = async (asked: { readonly database: string; readonly table: string; readonly deleted: readonly string[] }): Promise<unknown[]> => {
  const plain = (value: unknown): unknown => {
    if (value instanceof Uint8Array) return [...value]
    if (Array.isArray(value)) return value.map(plain)
    if (value instanceof Map) return plain([...value])
    if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
    return value
  }
  const done = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(request.error ?? new Error('the database refused')))
    })
  const database = await done(indexedDB.open(asked.database))
  const store = database.transaction(asked.table, 'readwrite').objectStore(asked.table)
  for (const key of asked.deleted) await done(store.delete(key))
  const rows = await done(store.getAll())
  database.close()
  return rows.map(plain)
}

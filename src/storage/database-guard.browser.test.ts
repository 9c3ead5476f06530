import { Dexie } from 'dexie'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DatabaseGuard } from './database-guard.ts'

let database: Dexie
let guard: DatabaseGuard

beforeEach(() => {
  database = new Dexie(`guard-${crypto.randomUUID()}`)
  database.version(1).stores({ rows: 'id' })
  guard = new DatabaseGuard(database)
})

afterEach(async () => {
  guard.close()
  await Dexie.delete(database.name)
})

const rows = () => database.table<{ id: number }, number>('rows')

test('a handle the browser closed is opened again, and the write is done', async () => {
  await guard.run(() => rows().put({ id: 1 }))
  database.backendDB().close()
  expect(await guard.run(() => rows().put({ id: 2 }))).toEqual({ ok: true, value: 2 })
  expect(await guard.run(() => rows().count())).toEqual({ ok: true, value: 2 })
})

test('a handle closed by its own side is opened again', async () => {
  await guard.run(() => rows().put({ id: 1 }))
  database.close()
  expect(await guard.run(() => rows().count())).toEqual({ ok: true, value: 1 })
})

test('a handle that dies again and again is reported, after two tries', async () => {
  let tries = 0
  const dies = async (): Promise<never> => {
    tries += 1
    throw new DOMException('closing', 'InvalidStateError')
  }
  expect(await guard.run(dies)).toEqual({ ok: false, error: { type: 'storage-closed' } })
  expect(tries).toBe(2)
})

test('a transaction that meets a full disk changes nothing and says so', async () => {
  const filling = guard.run(() =>
    database.transaction('rw', rows(), async () => {
      await rows().put({ id: 1 })
      throw new DOMException('no room', 'QuotaExceededError')
    }),
  )
  expect(await filling).toEqual({ ok: false, error: { type: 'storage-full' } })
  expect(await guard.run(() => rows().count())).toEqual({ ok: true, value: 0 })
})

test('a database deleted elsewhere is not made again', async () => {
  await guard.run(() => rows().put({ id: 1 }))
  expect(guard.isDeleted).toBe(false)
  await deleteElsewhere(database.name)
  expect(await guard.run(() => rows().count())).toEqual({ ok: false, error: { type: 'storage-closed' } })
  await expect(rows().count()).rejects.toMatchObject({ name: 'DatabaseClosedError' })
  expect(guard.isDeleted).toBe(true)
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(database.name)
})

/** As another thread does it, of which Dexie here knows nothing. */
const deleteElsewhere = (name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name)
    request.addEventListener('success', () => resolve())
    request.addEventListener('error', () => reject(request.error ?? new Error('not deleted')))
  })

test('after closing nothing is opened again', async () => {
  guard.close()
  expect(await guard.run(() => rows().count())).toEqual({ ok: false, error: { type: 'storage-closed' } })
})

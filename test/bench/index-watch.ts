import type { Page } from 'playwright-core'

/** When what happened, by the page's clock: milliseconds since `watchIndex` began. */
export interface IndexWatch {
  /** The index is folded from so many entries. */
  readonly folded: number
  /** The feeds cover them too. */
  readonly feeds: number
}

/** Nobody waits longer for a community; something is broken. */
const limitMs = 90_000

/**
 * Looks into a community's index every 50 ms, from the page, as the screens do, and says when it was complete. It must
 * never make the database: the app would then find one of a wrong shape.
 */
export const watchIndex = (page: Page, wanted: { readonly cell: string; readonly entries: number }): Promise<IndexWatch> =>
  page.evaluate(async ({ cell, entries, mostMs }) => {
    const name = `ayni-${cell}-index`
    const start = performance.now()
    const pause = async () => {
      if (performance.now() - start > mostMs) throw new Error('the first sync does not come to its end')
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    const result = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(request.error ?? new Error('cannot read')))
      })
    while (!(await indexedDB.databases()).some((database) => database.name === name)) await pause()
    const database = await result(indexedDB.open(name))
    let folded = 0
    for (;;) {
      const stores = database.transaction(['meta', 'status'])
      const meta = result(stores.objectStore('meta').get('folded') as IDBRequest<{ count: number } | undefined>)
      const self = result(stores.objectStore('status').get('self') as IDBRequest<{ feedsComplete: boolean } | undefined>)
      if (folded === 0 && ((await meta)?.count ?? 0) >= entries) folded = performance.now() - start
      if (folded > 0 && (await self)?.feedsComplete === true) {
        database.close()
        return { folded, feeds: performance.now() - start }
      }
      await pause()
    }
  }, { ...wanted, mostMs: limitMs })

/** Bytes of all Automerge chunks of a community, as they rest in the browser. */
export const readFeedBytes = (page: Page, cell: string): Promise<number> =>
  page.evaluate(async (name) => {
    const result = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(request.error ?? new Error('cannot read')))
      })
    const database = await result(indexedDB.open(name))
    const chunks = await result(database.transaction('chunks').objectStore('chunks').getAll() as IDBRequest<{ bytes: Uint8Array }[]>)
    database.close()
    return chunks.reduce((sum, { bytes }) => sum + bytes.length, 0)
  }, `ayni-${cell}-documents`)

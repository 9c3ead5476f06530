import { expect, test } from 'vitest'
import type { StorageFault } from '../core/ports/vault.ts'
import { liveQueryFromDexie } from './live-query-from-dexie.ts'

test('a read that failed is told, and tried again as long as somebody listens', async () => {
  const faults: StorageFault[] = []
  let reads = 0
  const query = liveQueryFromDexie(
    () => {
      reads += 1
      return reads === 1 ? Promise.reject(new DOMException('no room', 'QuotaExceededError')) : Promise.resolve('answer')
    },
    (fault) => faults.push(fault),
  )
  const stop = query.subscribe(() => undefined)
  await expect.poll(() => faults).toEqual([{ type: 'storage-full' }])
  await expect.poll(() => query.current(), { timeout: 5_000 }).toBe('answer')
  stop()
  expect(reads).toBe(2)
})

test('nobody listening, nothing is tried', async () => {
  let reads = 0
  const told = Promise.withResolvers<void>()
  const query = liveQueryFromDexie(
    () => {
      reads += 1
      return Promise.reject(new Error('torn'))
    },
    () => told.resolve(),
  )
  const stop = query.subscribe(() => undefined)
  await told.promise
  stop()
  const again = query.subscribe(() => undefined)
  await expect.poll(() => reads).toBe(2)
  again()
})

import { expect, test } from 'vitest'
import { groupAppends } from './group-appends.ts'
import type { LogPut, LogResult } from './log.ts'

const put = (name: number, size = 1): LogPut => ({ channel: Uint8Array.of(1), bytes: new Uint8Array(size).fill(name) })

/** Numbers what it is given, and tells how it was grouped. */
const recorder = (): { sizes: number[]; append: Parameters<typeof groupAppends>[0] } => {
  const sizes: number[] = []
  let head = 0
  return {
    sizes,
    append: async (puts) => {
      sizes.push(puts.length)
      return { ok: true, value: puts.map(() => ({ seq: ++head, isNew: true })) }
    },
  }
}

const seqs = (results: readonly LogResult<{ seq: number } | undefined>[]): (number | undefined)[] =>
  results.map((result) => (result.ok ? result.value?.seq : undefined))

test('puts of one turn are one transaction, answered in order', async () => {
  const { sizes, append } = recorder()
  const appendOne = groupAppends(append)
  const order: number[] = []
  const results = await Promise.all(
    [1, 2, 3].map(async (name) => {
      const result = await appendOne(put(name))
      order.push(name)
      return result
    }),
  )
  expect(sizes).toEqual([3])
  expect(order).toEqual([1, 2, 3])
  expect(seqs(results)).toEqual([1, 2, 3])
  expect(seqs([await appendOne(put(4))])).toEqual([4])
  expect(sizes).toEqual([3, 1])
})

test('a transaction has a most of puts and of bytes', async () => {
  const { sizes, append } = recorder()
  const appendOne = groupAppends(append)
  await Promise.all(Array.from({ length: 2_500 }, (_, name) => appendOne(put(name))))
  expect(sizes).toEqual([1_024, 1_024, 452])
  sizes.length = 0
  const MiB = 1024 * 1024
  await Promise.all([put(1, 5 * MiB), put(2, 5 * MiB), put(3, 9 * MiB), put(4, 1)].map(appendOne))
  expect(sizes).toEqual([1, 1, 1, 1])
})

test('a fault is the answer to every put of its transaction, and the next goes on', async () => {
  const { append } = recorder()
  let isFull = true
  const appendOne = groupAppends(async (puts) => (isFull ? { ok: false, error: { type: 'full' } } : append(puts)))
  const results = await Promise.all([appendOne(put(1)), appendOne(put(2))])
  expect(results).toEqual([1, 2].map(() => ({ ok: false, error: { type: 'full' } })))
  isFull = false
  expect(seqs([await appendOne(put(1))])).toEqual([1])
})

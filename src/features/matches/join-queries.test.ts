import { expect, test } from 'vitest'
import type { LiveQuery } from '../../core/queries/live-query.ts'
import { joinQueries } from './join-queries.ts'

const createQuery = () => {
  const listeners = new Set<() => void>()
  let value: string | undefined
  const query: LiveQuery<string> = {
    current: () => value,
    subscribe: (listener) => {
      const own = () => { listener() }
      listeners.add(own)
      return () => { listeners.delete(own) }
    },
  }
  return {
    query,
    listeners,
    set: (next: string) => {
      value = next
      for (const listener of listeners) listener()
    },
  }
}

test('the answers come in order, once all are in', () => {
  const [a, b] = [createQuery(), createQuery()]
  const joined = joinQueries([a.query, b.query])
  b.set('b')
  expect(joined.current()).toBeUndefined()
  a.set('a')
  expect(joined.current()).toEqual(['a', 'b'])
})

test('the list is the same one until an answer changes', () => {
  const a = createQuery()
  a.set('a')
  const joined = joinQueries([a.query])
  const before = joined.current()
  expect(joined.current()).toBe(before)
  a.set('b')
  expect(joined.current()).toEqual(['b'])
})

test('no queries are an empty answer, always the same', () => {
  const joined = joinQueries([])
  expect(joined.current()).toEqual([])
  expect(joined.current()).toBe(joined.current())
})

test('every change calls back, also of a query that stands twice, until the end', () => {
  const a = createQuery()
  let calls = 0
  const end = joinQueries([a.query, a.query]).subscribe(() => { calls += 1 })
  a.set('a')
  expect(calls).toBeGreaterThan(0)
  end()
  expect(a.listeners.size).toBe(0)
})

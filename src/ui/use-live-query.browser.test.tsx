import { expect, test } from 'vitest'
import { render } from 'vitest-browser-react'
import type { LiveQuery } from '../core/queries/live-query.ts'
import { useLiveQuery } from './use-live-query.ts'

/** A query of the simplest kind, whose methods need their `this`, as a class's would. */
class Counter implements LiveQuery<number> {
  private value: number | undefined
  private readonly listeners = new Set<() => void>()

  get listening(): number {
    return this.listeners.size
  }

  current(): number | undefined {
    return this.value
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => { this.listeners.delete(listener) }
  }

  set(value: number): void {
    this.value = value
    for (const listener of this.listeners) listener()
  }
}

const Shown = ({ query }: { readonly query: LiveQuery<number> }) => <p>{useLiveQuery(query) ?? 'not yet'}</p>

test('shows each value as it comes, another query when given one, and lets go at the end', async () => {
  const [one, other] = [new Counter(), new Counter()]
  const screen = await render(<Shown query={one} />)
  await expect.element(screen.getByText('not yet')).toBeVisible()
  one.set(1)
  await expect.element(screen.getByText('1')).toBeVisible()
  one.set(2)
  await expect.element(screen.getByText('2')).toBeVisible()

  other.set(7)
  await screen.rerender(<Shown query={other} />)
  await expect.element(screen.getByText('7')).toBeVisible()
  expect([one.listening, other.listening]).toEqual([0, 1])

  await screen.unmount()
  expect(other.listening).toBe(0)
})

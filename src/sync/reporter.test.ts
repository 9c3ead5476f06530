import { expect, test } from 'vitest'
import { createVirtualClock } from '../../test/sync/virtual-clock.ts'
import type { LinkReport } from '../core/ports/sync-target.ts'
import { createReporter } from './reporter.ts'

const start = () => {
  const clock = createVirtualClock()
  const told: number[] = []
  let waiting = 0
  const read = (): LinkReport => ({ link: 'connected', inSync: false, waiting, progress: null, trouble: null, clockDaysOff: null })
  const reporter = createReporter({ deps: clock, read, report: (report) => told.push(report.waiting) })
  const change = (to: number): void => {
    waiting = to
    reporter.changed()
  }
  return { clock, told, reporter, change }
}

test('the first change is told at once, many become one every 250 ms, the last is never lost', () => {
  const { clock, told, change } = start()
  for (let count = 1; count <= 50; count++) {
    change(count)
    clock.advance(10)
  }
  clock.advance(1_000)
  expect(told).toEqual([1, 25, 50])
})

test('what says nothing new is not told', () => {
  const { clock, told, change } = start()
  for (const count of [1, 1, 2, 1]) {
    change(count)
    clock.advance(300)
  }
  expect(told).toEqual([1, 2, 1])
})

test('the last word is told on stop, and none after it', () => {
  const { clock, told, change, reporter } = start()
  change(1)
  change(2)
  reporter.stop()
  change(3)
  clock.advance(1_000)
  expect(told).toEqual([1, 2])
})

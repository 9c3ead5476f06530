import { expect, test } from 'vitest'
import type { LinkReport } from '../core/ports/sync-target.ts'
import { joinReports } from './join-reports.ts'

const good: LinkReport = { link: 'connected', inSync: true, waiting: 0, progress: null, trouble: null, clockDaysOff: null }
const lost: LinkReport = { link: 'offline', inSync: false, waiting: 4, progress: null, trouble: 'relay-unreachable', clockDaysOff: null }
const full: LinkReport = { link: 'connected', inSync: false, waiting: 2, progress: null, trouble: 'storage-full-at-relay', clockDaysOff: null }
const behind = (done: number, total: number): LinkReport => ({ ...good, inSync: false, progress: { done, total } })

test.each<[string, readonly LinkReport[], LinkReport]>([
  ['none at all', [], { link: 'none', inSync: false, waiting: 9, progress: null, trouble: null, clockDaysOff: null }],
  ['one in order is enough', [lost, good], good],
  ['the fewest that wait count', [lost, full], { ...full, trouble: 'relay-unreachable', clockDaysOff: null }],
  ['one still reading is not all there is', [good, behind(3, 10)], { ...behind(3, 10), waiting: 0 }],
  ['progress adds up', [behind(3, 10), behind(1, 5)], behind(4, 15)],
  ['a clock that agrees with one relay is right', [{ ...good, clockDaysOff: 3 }, { ...good, clockDaysOff: 0 }, good], { ...good, clockDaysOff: 0 }],
  ['all lost', [lost, { ...lost, link: 'connecting' }], { ...lost, link: 'connecting' }],
])('%s', (_, reports, joined) => {
  expect(joinReports(reports, 9)).toEqual(joined)
})

import { expect, test } from 'vitest'
import { LogPosition } from './log-position.ts'

test('a head moves one step at a time and never over a gap', () => {
  const position = new LogPosition('id', { id: 'id', log: 'aa', seq: 4, headByDevice: new Map([['a', 2]]) })
  position.hold([{ device: 'a', seq: 4 }, { device: 'a', seq: 2 }, { device: 'b', seq: 1 }])
  expect(position.headByDevice).toEqual(new Map([['a', 2], ['b', 1]]))
  position.hold([{ device: 'a', seq: 3 }, { device: 'a', seq: 4 }])
  expect(position.headByDevice.get('a')).toBe(4)
})

test('what changed while the cursor was being written is still unsaved', () => {
  const position = new LogPosition('id', { id: 'id', log: 'aa', seq: 4, headByDevice: new Map() })
  position.hold([{ device: 'a', seq: 1 }])
  const draft = position.draft(9)
  position.hold([{ device: 'a', seq: 2 }])
  position.commit(draft)
  expect(draft.cursor.headByDevice).toEqual(new Map([['a', 1]]))
  expect([position.seq, position.isUnsaved]).toEqual([9, true])
  position.commit(position.draft(9))
  expect(position.isUnsaved).toBe(false)
})

test('of another log nothing is known', () => {
  const position = new LogPosition('id', { id: 'id', log: 'aa', seq: 4, headByDevice: new Map([['a', 2]]) })
  position.beginLog('bb')
  expect(position.draft(position.seq).cursor).toEqual({ id: 'id', log: 'bb', seq: 0, headByDevice: new Map() })
})

test('read again from the start, the log still holds what it held', () => {
  const position = new LogPosition('id', { id: 'id', log: 'aa', seq: 4, headByDevice: new Map([['a', 2]]) })
  position.rewind()
  expect(position.draft(position.seq).cursor).toEqual({ id: 'id', log: 'aa', seq: 0, headByDevice: new Map([['a', 2]]) })
})

import { expect, test } from 'vitest'
import { LogPosition } from './log-position.ts'

/** An entry of a device; `side` tells two of one number apart. */
const at = (device: string, seq: number, side = '') => ({ device, seq, id: `${device}${seq}${side}` })

test('a head moves one step at a time and never over a gap', () => {
  const position = new LogPosition('id', { id: 'id', log: 'aa', seq: 4, headByDevice: new Map([['a', 2]]) })
  position.hold([at('a', 4), at('a', 2), at('b', 1)])
  expect(position.headByDevice).toEqual(new Map([['a', 2], ['b', 1]]))
  position.hold([at('a', 3), at('a', 4)])
  expect(position.headByDevice.get('a')).toBe(4)
})

test('what changed while the cursor was being written is still unsaved', () => {
  const position = new LogPosition('id', { id: 'id', log: 'aa', seq: 4, headByDevice: new Map() })
  position.hold([at('a', 1)])
  const draft = position.draft(9)
  position.hold([at('a', 2)])
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

const cursorOf = (head: number) => ({ id: 'id', log: 'aa', seq: 4, headByDevice: new Map([['a', head]]) })
const forkAt = (seq: number, ...sides: string[]) => ({ device: 'a', seq, ids: sides.map((side) => at('a', seq, side).id) })

test('the second side of a fork that came by another way is not held, nor what is beyond, until it is known to be there', () => {
  const position = new LogPosition('id', cursorOf(9))
  position.meetForks([forkAt(5, 'x', 'y')])
  expect([position.headByDevice.get('a'), position.isUnsaved]).toEqual([4, true])
  expect(position.draft(4).cursor.headByDevice.get('a')).toBe(4)
  expect([at('a', 5, 'x'), at('a', 5, 'y'), at('a', 6), at('a', 10)].map((place) => position.holds(place))).toEqual([true, false, true, false])
  position.hold([at('a', 5, 'y')])
  expect(position.headByDevice.get('a')).toBe(9)
})

test('a third side counts like the second', () => {
  const position = new LogPosition('id', cursorOf(9))
  position.meetForks([forkAt(5, 'x', 'y')])
  position.hold([at('a', 5, 'y')])
  position.meetForks([forkAt(5, 'x', 'y', 'z')])
  expect([position.headByDevice.get('a'), position.holds(at('a', 5, 'z'))]).toEqual([4, false])
})

test('a number that is reached by one side of a known fork is not held by it', () => {
  const position = new LogPosition('id', cursorOf(4))
  position.meetForks([forkAt(5, 'x', 'y')])
  position.hold([at('a', 5, 'y'), at('a', 6)])
  expect(position.headByDevice.get('a')).toBe(4)
  position.hold([at('a', 5, 'x')])
  expect(position.headByDevice.get('a')).toBe(6)
})

test('a fork known when the cursor was written counts as it was counted then', () => {
  expect(new LogPosition('id', cursorOf(9), [forkAt(5, 'x', 'y')]).headByDevice.get('a')).toBe(9)
  const incomplete = new LogPosition('id', cursorOf(4), [forkAt(5, 'x', 'y')])
  incomplete.hold([at('a', 5, 'x')])
  expect(incomplete.headByDevice.get('a')).toBe(4)
})

test('another log holds neither side of a fork', () => {
  const position = new LogPosition('id', cursorOf(9), [forkAt(5, 'x', 'y')])
  position.beginLog('bb')
  position.hold([1, 2, 3, 4].map((seq) => at('a', seq)))
  position.hold([at('a', 5, 'x')])
  expect([position.headByDevice.get('a'), position.holds(at('a', 5, 'y'))]).toEqual([4, false])
})

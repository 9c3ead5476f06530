import { Dexie } from 'dexie'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { LedgerIndex, SyncStatus } from '../core/ports/ledger-index.ts'
import type { LiveQuery } from '../core/queries/live-query.ts'
import { must } from '../../test/contract/must.ts'
import { freshCell, hexNamed } from '../../test/contract/sample-entries.ts'
import { sampleAgreement, sampleCell, sampleInvitation, sampleListing, sampleMember } from '../../test/contract/sample-rows.ts'
import { cellDatabaseName } from './cell-database-name.ts'
import { openCellQueries, type OpenCellQueries } from './cell-queries.ts'
import { openLedgerIndex } from './ledger-index.ts'

const [aliceMember, bobMember] = [hexNamed('alice member'), hexNamed('bob member')]

let cell: string
let index: LedgerIndex
let queries: OpenCellQueries
const stops: (() => void)[] = []

beforeEach(async () => {
  cell = freshCell()
  index = must(await openLedgerIndex(cell))
  queries = openCellQueries(cell, (fault) => expect.fail(fault.type))
})

afterEach(async () => {
  for (const stop of stops.splice(0)) stop()
  queries.close()
  index.close()
  await Dexie.delete(cellDatabaseName(cell, 'index'))
})

/** Listens until the test ends, and counts changes. */
const follow = <T>(query: LiveQuery<T>) => {
  let changes = 0
  stops.push(query.subscribe(() => (changes += 1)))
  return {
    count: () => changes,
    now: () => query.current(),
  }
}

const sync = (waiting: number): SyncStatus => ({
  key: 'sync', link: 'offline', syncedAt: null, waiting, progress: null, holders: [], trouble: null, clockDaysOff: null,
})

test('the same question is the same object, and another is another', () => {
  expect(queries.member(aliceMember)).toBe(queries.member(aliceMember))
  expect(queries.openListings('permanent', 20)).toBe(queries.openListings('permanent', 20))
  expect(queries.openListings('permanent', 20)).not.toBe(queries.openListings('permanent', 30))
  expect(queries.openListings('permanent', 20)).not.toBe(queries.openListings('temporary', 20))
  expect(queries.self()).not.toBe(queries.sync())
})

test('nothing is read before somebody listens; a row that is not there is null', async () => {
  const query = queries.member(aliceMember)
  must(await index.put({ members: [sampleMember('bob')] }))
  expect(query.current()).toBeUndefined()
  await expect.poll(follow(query).now).toEqual(null)
})

test('a change elsewhere reaches who listens, once', async () => {
  const followed = follow(queries.listing(hexNamed('bike')))
  await expect.poll(followed.now).toEqual(null)
  must(await index.put({ listings: [sampleListing('bike')] }))
  await expect.poll(followed.now).toEqual(sampleListing('bike'))
  expect(followed.count()).toBe(2)
})

test('a write that changes nothing tells nobody, and the answer stays the same object', async () => {
  const query = queries.members()
  const followed = follow(query)
  must(await index.put({ members: [sampleMember('alice'), sampleMember('bob')] }))
  await expect.poll(() => query.current()?.length).toBe(2)
  const [before, changes] = [query.current(), followed.count()]

  must(await index.put({ members: [sampleMember('alice'), sampleMember('bob')] }))
  // Changes are told in order: once this one is heard, the equal one before it was passed over.
  must(await index.put({ members: [sampleMember('carol')] }))
  await expect.poll(() => query.current()?.length).toBe(3)
  expect(followed.count()).toBe(changes + 1)
  expect(before).toHaveLength(2)
})

test('who stops listening hears no more; who comes back sees the last answer at once, then the newest', async () => {
  const query = queries.sync()
  const heard = vi.fn<() => void>()
  must(await index.putStatus(sync(1)))
  const stop = query.subscribe(heard)
  await expect.poll(() => query.current()?.waiting).toBe(1)
  stop()
  const calls = heard.mock.calls.length
  must(await index.putStatus(sync(2)))

  expect(query.current()?.waiting).toBe(1)
  await expect.poll(follow(query).now).toEqual(sync(2))
  expect(heard).toHaveBeenCalledTimes(calls)
})

test('one listener stopping leaves the others', async () => {
  const query = queries.sync()
  const listener = vi.fn<() => void>()
  const stop = query.subscribe(listener)
  stops.push(query.subscribe(listener))
  stop()
  stop()
  must(await index.putStatus(sync(7)))
  await expect.poll(() => query.current()?.waiting).toBe(7)
  expect(listener).toHaveBeenCalled()
})

test('listings of a member: one mode, without the withdrawn, newest first', async () => {
  const followed = follow(queries.listingsOf(aliceMember, 'permanent'))
  const older = sampleListing('older', { updatedAt: 1 })
  const newer = sampleListing('newer', { updatedAt: 2, state: 'reserved' })
  const others = [
    sampleListing('withdrawn', { state: 'withdrawn' }),
    sampleListing('drill', { mode: 'temporary' }),
    sampleListing('jam', { member: bobMember }),
  ]
  must(await index.put({ listings: [...others, older, newer] }))
  await expect.poll(followed.now).toEqual([newer, older])
})

test('open listings: one mode, everyone, newest first, not more than asked for', async () => {
  const followed = follow(queries.openListings('permanent', 2))
  const [first, second, third] = [1, 2, 3].map((at) => sampleListing(`listing ${at}`, { updatedAt: at, member: hexNamed(`member ${at}`) }))
  const others = [sampleListing('reserved', { state: 'reserved', updatedAt: 9 }), sampleListing('drill', { mode: 'temporary', updatedAt: 9 })]
  must(await index.put({ listings: [...others, first, second, third].filter((row) => row !== undefined) }))
  await expect.poll(followed.now).toEqual([third, second])
})

test('agreements of a member and their turns, in the orders screens need', async () => {
  const all = follow(queries.agreementsOf(aliceMember))
  const waiting = follow(queries.waitingFor(aliceMember))
  const older = sampleAgreement('older', [aliceMember, bobMember], { changedAt: 1 })
  const newer = sampleAgreement('newer', [bobMember, aliceMember], { changedAt: 2 })
  const notMyTurn = sampleAgreement('bob has it', [aliceMember, bobMember], { changedAt: 3, turns: [bobMember] })
  const foreign = sampleAgreement('foreign', [bobMember, hexNamed('carol member')])
  must(await index.put({ agreements: [newer, older, notMyTurn, foreign] }))
  await expect.poll(all.now).toEqual([notMyTurn, newer, older])
  await expect.poll(waiting.now).toEqual([older, newer])

  must(await index.put({ agreements: [{ ...older, turns: [bobMember] }] }))
  await expect.poll(waiting.now).toEqual([newer])
})

test('every single row and every list can be asked for', async () => {
  const agreement = sampleAgreement('swap', [aliceMember, bobMember])
  must(
    await index.put({
      cells: [sampleCell(cell)],
      members: [sampleMember('bob', { joinedAt: 2 }), sampleMember('alice', { joinedAt: 1 })],
      invitations: [{ ...sampleInvitation('link'), at: 1 }, { ...sampleInvitation('poster'), at: 2 }],
      agreements: [agreement],
    }),
  )
  must(await index.putOpened([{ hash: hexNamed('place'), by: aliceMember, text: 'at the gate' }]))
  await expect.poll(follow(queries.cellState()).now).toEqual(sampleCell(cell))
  await expect.poll(follow(queries.agreement(agreement.agreement)).now).toEqual(agreement)
  await expect.poll(follow(queries.opened(hexNamed('place'), aliceMember)).now).toEqual('at the gate')
  await expect.poll(follow(queries.opened(hexNamed('place'), bobMember)).now).toEqual(null)
  await expect.poll(follow(queries.opened(hexNamed('sealed for others'), aliceMember)).now).toEqual(null)
  await expect.poll(follow(queries.self()).now).toEqual(null)
  const members = queries.members()
  follow(members)
  await expect.poll(() => members.current()?.map(({ name }) => name)).toEqual(['alice', 'bob'])
  const invitations = queries.invitations()
  follow(invitations)
  await expect.poll(() => invitations.current()?.map(({ at }) => at)).toEqual([2, 1])
})

test('an index that is deleted and folded again fills the screens again', async () => {
  const followed = follow(queries.members())
  must(await index.put({ members: [sampleMember('alice')] }))
  await expect.poll(followed.now).toEqual([sampleMember('alice')])
  must(await index.clear())
  await expect.poll(followed.now).toEqual([])
  must(await index.put({ members: [sampleMember('bob')] }))
  await expect.poll(followed.now).toEqual([sampleMember('bob')])
})

import { Dexie } from 'dexie'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { LedgerIndex } from '../core/ports/ledger-index.ts'
import type { OneWayRow, PairRow } from '../core/queries/match-rows.ts'
import { must } from '../../test/contract/must.ts'
import { freshCell, hexNamed } from '../../test/contract/sample-entries.ts'
import { sampleCell, sampleListing, sampleMember } from '../../test/contract/sample-rows.ts'
import { cellDatabaseName } from './cell-database-name.ts'
import { openCellQueries, type OpenCellQueries } from './cell-queries.ts'
import { openLedgerIndex } from './ledger-index.ts'
import { openMatchStore, type MatchStore } from './match-store.ts'

let cell: string
let index: LedgerIndex
let queries: OpenCellQueries
let matches: MatchStore

beforeEach(async () => {
  cell = freshCell()
  index = must(await openLedgerIndex(cell))
  queries = openCellQueries(cell, () => undefined)
  matches = openMatchStore(cell)
})

afterEach(async () => {
  vi.restoreAllMocks()
  matches.close()
  queries.close()
  index.close()
  await Dexie.delete(cellDatabaseName(cell, 'index'))
})

const self = {
  key: 'self',
  device: hexNamed('alice'),
  member: hexNamed('alice member'),
  standing: 'member',
  entries: 3,
  head: 1,
  digest: null,
  feedsComplete: true,
  needsNewerApp: 0,
  refused: 0,
} as const

const pair = (id: string, rank: number): PairRow => ({
  id,
  mode: 'permanent',
  other: hexNamed('bob member'),
  rank,
  band: 'equal',
  score: 1,
  iGive: hexNamed(`${id} give`),
  theirWant: hexNamed(`${id} want`),
  iGet: hexNamed(`${id} get`),
  myWant: hexNamed(`${id} my want`),
  fit: 'exact',
})

const oneWay = (id: string, rank: number): OneWayRow => ({
  id,
  mode: 'temporary',
  direction: 'they-have',
  other: hexNamed('bob member'),
  mine: hexNamed(`${id} mine`),
  theirs: hexNamed(`${id} theirs`),
  rank,
  fit: 'near',
})

test('matches come out by rank, per mode', async () => {
  must(await matches.replace({ pairs: [pair('b', 2), pair('a', 1), { ...pair('loan', 0), mode: 'temporary' }], oneWays: [oneWay('x', 2), oneWay('y', 1)] }, 'made'))
  const [pairs, oneWays] = [queries.pairs('permanent'), queries.oneWays('temporary')]
  const stops = [pairs.subscribe(() => undefined), oneWays.subscribe(() => undefined)]
  await expect.poll(() => pairs.current()).toEqual([pair('a', 1), pair('b', 2)])
  await expect.poll(() => oneWays.current()?.map(({ id }) => id)).toEqual(['y', 'x'])
  for (const stop of stops) stop()
})

test('replacing keeps what stays, drops what is gone, and writes only what changed', async () => {
  must(await matches.replace({ pairs: [pair('stays', 1), pair('moves', 2), pair('goes', 3)], oneWays: [oneWay('stays', 1)] }, 'made'))
  const put = vi.spyOn(IDBObjectStore.prototype, 'put')
  must(await matches.replace({ pairs: [pair('comes', 1), pair('stays', 1), pair('moves', 5)], oneWays: [oneWay('stays', 1)] }, 'made'))
  expect(put.mock.calls.flatMap(([row]) => (row as PairRow).id ?? []).toSorted()).toEqual(['comes', 'moves'])

  const query = queries.pairs('permanent')
  const stop = query.subscribe(() => undefined)
  await expect.poll(() => query.current()?.map(({ id }) => id)).toEqual(['comes', 'stays', 'moves'])
  stop()
})

test('the input is what is open, who is here and who I am', async () => {
  expect(must(await matches.readInput())).toEqual({ cell: null, self: null, members: [], openListings: [] })
  must(
    await index.put({
      cells: [sampleCell(cell)],
      members: [sampleMember('alice')],
      listings: [sampleListing('bike'), sampleListing('gone', { state: 'fulfilled' })],
    }),
  )
  must(await index.putStatus(self))
  expect(must(await matches.readInput())).toEqual({
    cell: sampleCell(cell),
    self,
    members: [sampleMember('alice')],
    openListings: [sampleListing('bike')],
  })
})

test('a change of listings, members or self is told until one stops', async () => {
  const told = vi.fn<() => void>()
  const stop = matches.watchInput(told)
  await expect.poll(() => told.mock.calls.length).toBe(1)
  must(await index.put({ listings: [sampleListing('bike')] }))
  await expect.poll(() => told.mock.calls.length).toBe(2)
  must(await index.put({ listings: [sampleListing('bike', { value: 7 })] }))
  await expect.poll(() => told.mock.calls.length).toBe(3)
  must(await index.put({ members: [sampleMember('bob')] }))
  await expect.poll(() => told.mock.calls.length).toBe(4)
  must(await matches.replace({ pairs: [pair('a', 1)], oneWays: [] }, 'made'))
  must(await index.putStatus(self))
  await expect.poll(() => told.mock.calls.length).toBe(5)
  stop()
  must(await index.put({ listings: [sampleListing('bike', { state: 'reserved' })] }))
  expect(must(await matches.readInput()).openListings).toEqual([])
  expect(told).toHaveBeenCalledTimes(5)
})

test('it is known what the matches were made from, until the index is emptied', async () => {
  expect(must(await matches.readStanding())).toEqual({ folded: null, matchedFrom: null })
  must(await index.put({}, { folded: 7 }))
  must(await matches.replace({ pairs: [pair('a', 1)], oneWays: [] }, 'seven'))
  expect(must(await matches.readStanding())).toEqual({ folded: 7, matchedFrom: 'seven' })
  must(await index.clear())
  expect(must(await matches.readStanding())).toEqual({ folded: null, matchedFrom: null })
})

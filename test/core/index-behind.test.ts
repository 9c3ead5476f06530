import { expect, test } from 'vitest'
import { encodeEntry } from '../../src/core/codec/entry-codec.ts'
import { signBytes } from '../../src/core/keys/device-keys.ts'
import type { CellId } from '../../src/domain/ledger/entry.ts'
import { must } from '../contract/must.ts'
import { found, jam, listing, orchard, sale } from './orchard.ts'
import { meet, Phone } from './phone.ts'

const titles = async (phone: Phone, cell: CellId): Promise<readonly string[]> =>
  (await phone.rows(cell)).listings.map(({ title }) => title).toSorted()

/** What a recount finds wrong. */
const differed = async (phone: Phone, cell: CellId): Promise<readonly string[]> => must(await phone.core.recount(cell)).differed

/** Records one listing while the index takes nothing. */
const recordUnshown = async (alice: Phone, cell: CellId): Promise<void> => {
  Object.assign(alice.indexes, { fault: { type: 'storage-full' }, faultOn: 'put' })
  must(await alice.core.putListing(cell, listing({ title: 'Unshown' })))
  alice.indexes.fault = undefined
  expect(await titles(alice, cell)).toEqual([])
}

test('what the index could not take is told, and comes with the next change', async () => {
  const alice = await Phone.create()
  const cell = await found(alice)
  await recordUnshown(alice, cell)
  expect(alice.faults).toEqual([{ type: 'storage-full' }])
  must(await alice.core.putListing(cell, listing({ title: 'Shown' })))
  expect(await titles(alice, cell)).toEqual(['Shown', 'Unshown'])
  expect(await differed(alice, cell)).toEqual([])
})

test('what the index could not take comes with the next start', async () => {
  const alice = await Phone.create()
  const cell = await found(alice)
  await recordUnshown(alice, cell)
  const again = await alice.restart(cell)
  expect(await titles(again, cell)).toEqual(['Unshown'])
})

test('rows that another tab put late are put right with the next change', async () => {
  const alice = await Phone.create()
  const cell = await found(alice)
  const bike = must(await alice.core.putListing(cell, listing()))
  const before = (await alice.rows(cell)).listings
  must(await alice.core.putListing(cell, listing({ of: bike, title: 'Tandem' })))
  must(await (await alice.index(cell)).put({ listings: before }, { folded: 4 }))
  must(await alice.core.putListing(cell, listing({ title: 'Drill' })))
  expect(await titles(alice, cell)).toEqual(['Drill', 'Tandem'])
})

test('rows that a fork changed come with the next start, although its second half still waits', async () => {
  const { alice, bob, cell } = await orchard()
  for (const title of ['Bicycle', 'Drill']) must(await bob.core.putListing(cell, listing({ title })))
  await meet(cell, alice, bob)
  const { keys } = bob.target(cell)
  const [join] = await bob.ownEntries(cell)
  const place = { rules: 1, cell, device: keys.device, seq: 2, prev: join![1], lamport: 99, at: 1, refs: ['cd'.repeat(32)] }
  const { wire } = await encodeEntry({ ...place, kind: 'seen', body: new Map() }, (bytes) => signBytes(keys, bytes))
  Object.assign(alice.indexes, { fault: { type: 'storage-full' }, faultOn: 'put' })
  await alice.target(cell).receive({ wires: [wire], cursor: null, from: 'relay' })
  alice.indexes.fault = undefined
  expect(await titles(alice, cell)).toEqual(['Bicycle', 'Drill'])
  const again = await alice.restart(cell)
  expect(await titles(again, cell)).toEqual([])
  expect(await differed(again, cell)).toEqual([])
})

test('a text sealed for this phone is opened at the next start when it could not be kept before', async () => {
  const { alice, bob, cell, aliceId, bobId } = await orchard()
  const stall = must(await alice.core.putListing(cell, jam()))
  await meet(cell, alice, bob)
  Object.assign(alice.indexes, { fault: { type: 'storage-full' }, faultOn: 'putOpened' })
  must(await bob.core.propose(cell, sale(aliceId, { giver: aliceId, receiver: bobId, listing: stall })))
  await meet(cell, alice, bob)
  alice.indexes.fault = undefined
  const again = await alice.restart(cell)
  const place = (await again.rows(cell)).agreements[0]?.terms.place?.hash ?? ''
  expect((await again.index(cell)).openedText(place, bobId)).toBe('By the fountain')
})

test('a recount names the rows that were altered, missing or too many, and puts them right', async () => {
  const alice = await Phone.create()
  const cell = await found(alice)
  const [bike, drill] = [must(await alice.core.putListing(cell, listing())), must(await alice.core.putListing(cell, listing({ title: 'Drill' })))]
  const right = await alice.rows(cell)
  const index = await alice.index(cell)
  const [row] = right.listings.filter((each) => each.listing === bike)
  const strange = { ...row!, listing: 'f'.repeat(64) }
  must(await index.put({ listings: [{ ...row!, value: 1 }, strange] }, { removed: { listings: [drill], invitations: [], agreements: [] } }))
  expect((await differed(alice, cell)).toSorted()).toEqual([`listings ${bike}`, `listings ${drill}`, `listings ${strange.listing}`].toSorted())
  expect(await alice.rows(cell)).toEqual(right)
  expect(await differed(alice, cell)).toEqual([])
})

test('a recount names entries whose bytes are not what was signed', async () => {
  const alice = await Phone.create()
  const cell = await found(alice)
  const bike = must(await alice.core.putListing(cell, listing()))
  alice.vaults.breakEntry(cell, bike, (wire) => wire.set([(wire.at(-1) ?? 0) ^ 1], wire.length - 1))
  const report = must(await alice.core.recount(cell))
  expect(report.differed).toEqual([`entries ${bike}`, `listings ${bike}`])
  expect(report.entries).toBe(1)
})

test('what is recorded and received while a recount runs comes after it', async () => {
  const { alice, bob, cell } = await orchard()
  must(await bob.core.putListing(cell, listing({ title: "Bob's" })))
  const wires = (await bob.target(cell).lacking(alice.target(cell).heads(), 'all')).map(({ wire }) => wire)
  const [report, received, recorded] = await Promise.all([
    alice.core.recount(cell),
    alice.target(cell).receive({ wires, cursor: null, from: 'relay' }),
    alice.core.putListing(cell, listing({ title: "Alice's" })),
  ])
  expect([must(report).differed, received, recorded.ok]).toEqual([[], true, true])
  expect(await titles(alice, cell)).toEqual(["Alice's", "Bob's"])
  expect(await differed(alice, cell)).toEqual([])
})

test('a recount leaves what is said of this phone and its opened texts', async () => {
  const { alice, bob, cell, aliceId, bobId } = await orchard()
  const stall = must(await alice.core.putListing(cell, jam()))
  await meet(cell, alice, bob)
  must(await alice.core.propose(cell, sale(bobId, { giver: aliceId, receiver: bobId, listing: stall })))
  must(await alice.core.recount(cell))
  const place = (await alice.rows(cell)).agreements[0]?.terms.place?.hash ?? ''
  expect((await alice.index(cell)).openedText(place, aliceId)).toBe('By the fountain')
  expect(await alice.self(cell)).toMatchObject({ member: aliceId, standing: 'member' })
})

test('a status that cannot be put is told', async () => {
  const alice = await Phone.create()
  const cell = await found(alice)
  Object.assign(alice.indexes, { fault: { type: 'storage-closed' }, faultOn: 'putStatus' })
  alice.target(cell).report({ link: 'offline', inSync: false, waiting: 0, progress: null, trouble: null, clockDaysOff: null })
  await expect.poll(() => alice.faults).toEqual([{ type: 'storage-closed' }])
})

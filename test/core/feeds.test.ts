import { expect, test } from 'vitest'
import { encodeEntry } from '../../src/core/codec/entry-codec.ts'
import { signBytes } from '../../src/core/keys/device-keys.ts'
import type { CellId, DeviceId } from '../../src/domain/ledger/entry.ts'
import type { MemoryDocuments } from '../contract/memory-documents.ts'
import { must } from '../contract/must.ts'
import { found, join, listing, orchard } from './orchard.ts'
import { meet, Phone } from './phone.ts'

const documentsOf = async (phone: Phone, cell: CellId): Promise<MemoryDocuments> => must(await phone.install.documents.open(cell))

const feedLength = async (phone: Phone, cell: CellId, device: DeviceId = phone.target(cell).device): Promise<number> =>
  must(await (await documentsOf(phone, cell)).readFeed(device)).length

const complete = async (phone: Phone, cell: CellId): Promise<void> => {
  await expect.poll(async () => (await phone.self(cell))?.feedsComplete, { interval: 5 }).toBe(true)
}

test('phones that hold the same have the same digest', async () => {
  const { alice, bob, cell } = await orchard()
  for (const phone of [alice, bob]) must(await phone.core.putListing(cell, listing()))
  await meet(cell, alice, bob)
  for (const phone of [alice, bob]) await complete(phone, cell)
  const [a, b] = await Promise.all([alice, bob].map(async (phone) => (await phone.self(cell))?.digest))
  expect(a).toMatch(/^[0-9a-f]{64}$/)
  expect(b).toBe(a)
})

test('a start builds what the last one left', async () => {
  const alice = await Phone.create()
  const cell = await found(alice)
  await complete(alice, cell)
  alice.install.documents.fault = { type: 'storage-failed', detail: 'asleep' }
  must(await alice.core.putListing(cell, listing()))
  await expect.poll(() => alice.faults, { interval: 5 }).toEqual([{ type: 'storage-failed', detail: 'asleep' }])
  alice.install.documents.fault = undefined
  const again = await alice.restart(cell)
  await complete(again, cell)
  expect(await feedLength(again, cell)).toBe(2)
})

test('a full disk takes no feed away, and what it held up comes with the next entry', async () => {
  const alice = await Phone.create()
  const cell = await found(alice)
  await complete(alice, cell)
  const { documents } = alice.install
  documents.fault = { type: 'storage-full' }
  documents.faultOn = 'appendToFeed'
  must(await alice.core.putListing(cell, listing()))
  await expect.poll(() => alice.faults, { interval: 5 }).toEqual([{ type: 'storage-full' }])
  expect(await feedLength(alice, cell)).toBe(1)
  documents.fault = undefined
  must(await alice.core.putListing(cell, listing({ title: 'Drill' })))
  await complete(alice, cell)
  expect(await feedLength(alice, cell)).toBe(3)
})

test('a feed that does not read back is built again', async () => {
  const alice = await Phone.create()
  const cell = await found(alice)
  must(await alice.core.putListing(cell, listing()))
  await complete(alice, cell)
  ;(await documentsOf(alice, cell)).tear(alice.target(cell).device, 1)
  must(await alice.core.putListing(cell, listing({ title: 'Drill' })))
  await complete(alice, cell)
  expect(await feedLength(alice, cell)).toBe(3)
  expect(alice.faults).toEqual([])
})

test('feeds that are not as they were left are looked at anew', async () => {
  const alice = await Phone.create()
  const cell = await found(alice)
  must(await alice.core.putListing(cell, listing()))
  await complete(alice, cell)
  must(await (await documentsOf(alice, cell)).deleteFeeds(alice.target(cell).device))
  must(await alice.core.putListing(cell, listing({ title: 'Drill' })))
  // The double asserts that a feed begins at its beginning.
  await expect.poll(() => alice.bugs.length, { interval: 5 }).toBe(1)
  must(await alice.core.putListing(cell, listing({ title: 'Tent' })))
  await complete(alice, cell)
  expect(await feedLength(alice, cell)).toBe(4)
})

test('a feed holds its device\'s chain up to a fork', async () => {
  const { alice, bob, cell } = await orchard()
  const restore = alice.vaults.snapshot(cell)
  const before = (await alice.ownEntries(cell)).length
  for (const title of ['Bicycle', 'Drill']) must(await alice.core.putListing(cell, listing({ title })))
  await meet(cell, alice, bob)
  await complete(alice, cell)
  expect(await feedLength(alice, cell)).toBe(before + 2)
  restore()
  const again = await alice.restart(cell)
  must(await again.core.putListing(cell, listing({ title: 'Tent' })))
  const { device } = again.target(cell)
  const wires = (await bob.target(cell).lacking(new Map([...again.target(cell).heads(), [device, before]]), 'all')).map(({ wire }) => wire)
  await again.target(cell).receive({ wires, cursor: null, from: 'relay' })
  await complete(again, cell)
  expect(await feedLength(again, cell)).toBe(before)
})

test('two entries with one number past a gap hold up no feed, neither their device\'s nor another\'s', async () => {
  const { alice, bob, cell } = await orchard()
  await join(cell, alice, 'Carol')
  await complete(alice, cell)
  const { keys } = bob.target(cell)
  const twin = async (at: number): Promise<Uint8Array> => {
    const place = { rules: 1, cell, device: keys.device, seq: 4, prev: 'ab'.repeat(32), lamport: 9, at, refs: [] }
    return (await encodeEntry({ ...place, kind: 'seen', body: new Map() }, (bytes) => signBytes(keys, bytes))).wire
  }
  const before = (await alice.self(cell))?.digest
  await alice.target(cell).receive({ wires: [await twin(1), await twin(2)], cursor: null, from: 'relay' })
  await complete(alice, cell)
  expect(alice.bugs).toEqual([])
  expect((await alice.self(cell))?.digest).toBe(before)
  must(await bob.core.putListing(cell, listing()))
  await meet(cell, alice, bob)
  await complete(alice, cell)
  expect(await feedLength(alice, cell, keys.device)).toBe(2)
  expect(alice.bugs).toEqual([])
})

test('a feed that cannot go on keeps no other from going on', async () => {
  const { alice, bob, cell } = await orchard()
  await complete(alice, cell)
  must(await (await documentsOf(alice, cell)).deleteFeeds(alice.target(cell).device))
  must(await alice.core.putListing(cell, listing()))
  must(await bob.core.putListing(cell, listing()))
  await meet(cell, alice, bob)
  await expect.poll(() => alice.bugs.length, { interval: 5 }).toBe(1)
  await expect.poll(() => feedLength(alice, cell, bob.target(cell).device), { interval: 5 }).toBe(2)
  expect(await alice.self(cell)).toMatchObject({ feedsComplete: false })
})

test('devices nobody admitted have no feed', async () => {
  const { alice, cell } = await orchard()
  const { invitation, payload } = must(await alice.core.invite(cell, 'person'))
  must(await alice.core.withdrawInvitation(cell, invitation))
  const carol = await Phone.create()
  must(await carol.core.joinCommunity({ invitation: `#/join/${payload}`, name: 'Carol' }))
  must(await carol.core.openCommunity(cell))
  await meet(cell, alice, carol)
  await complete(alice, cell)
  const states = must(await (await documentsOf(alice, cell)).readFeedStates())
  expect(states.map(({ device }) => device)).not.toContain(carol.target(cell).device)
  expect(states).toHaveLength(2)
})

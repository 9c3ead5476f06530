import { expect, test } from 'vitest'
import { must } from '../contract/must.ts'
import { freshCell } from '../contract/sample-entries.ts'
import { found, knock, linkTo, listing, orchard, tenge } from './orchard.ts'
import { Phone } from './phone.ts'

const newCommunity = { name: 'Orchard street', founder: 'Alice', currency: tenge, zone: 300, relays: ['wss://relay'] }
const notTheWriter = { ok: false, error: { type: 'not-the-writer' } }

test('opened twice at once, a community has one core', async () => {
  const alice = await Phone.create()
  const cell = must(await alice.core.createCommunity(newCommunity))
  expect(await Promise.all([alice.core.openCommunity(cell), alice.core.openCommunity(cell)])).toMatchObject([{ value: 'writer' }, { value: 'writer' }])
  expect(alice.relays).toEqual([['wss://relay']])
})

test('what is not on this phone is not opened, and leaves no trace of having been asked for', async () => {
  const alice = await Phone.create()
  const cell = freshCell()
  expect(await alice.core.openCommunity(cell)).toEqual({ ok: false, error: { type: 'unknown-cell' } })
  expect(alice.vaults.has(cell)).toBe(false)
  expect(await alice.core.putListing(cell, listing())).toEqual(notTheWriter)
})

test('a second tab reads until it takes over, and then the first does', async () => {
  const first = await Phone.create()
  const cell = await found(first)
  const second = await first.tab()
  expect(await second.core.openCommunity(cell)).toEqual({ ok: true, value: 'reader' })
  expect(await second.core.putListing(cell, listing())).toEqual(notTheWriter)
  must(await second.core.takeOver(cell))
  must(await second.core.putListing(cell, listing()))
  expect(await first.core.putListing(cell, listing())).toEqual(notTheWriter)
  expect(await first.core.openCommunity(cell)).toEqual({ ok: true, value: 'reader' })
})

test('taking over while an opening that finds another writer is under way is not mistaken for it', async () => {
  const first = await Phone.create()
  const cell = await found(first)
  const second = await first.tab()
  const [opened, taken] = await Promise.all([second.core.openCommunity(cell), second.core.takeOver(cell)])
  expect([opened, taken]).toEqual([{ ok: true, value: 'reader' }, { ok: true, value: undefined }])
  must(await second.core.putListing(cell, listing()))
})

test('a tab that loses the lock while it opens does not write', async () => {
  const first = await Phone.create()
  const cell = must(await first.core.createCommunity(newCommunity))
  const second = await first.tab()
  const [opened, taken] = await Promise.all([first.core.openCommunity(cell), second.core.takeOver(cell)])
  expect([opened, taken]).toEqual([{ ok: true, value: 'reader' }, { ok: true, value: undefined }])
  expect(await first.core.putListing(cell, listing())).toEqual(notTheWriter)
  must(await second.core.putListing(cell, listing()))
})

test('left while it opens, a community is gone', async () => {
  const alice = await Phone.create()
  const cell = must(await alice.core.createCommunity(newCommunity))
  const [, left] = await Promise.all([alice.core.openCommunity(cell), alice.core.leaveCommunity(cell)])
  must(left)
  expect(await alice.core.putListing(cell, listing())).toEqual(notTheWriter)
  expect(await alice.core.openCommunity(cell)).toEqual({ ok: false, error: { type: 'unknown-cell' } })
  expect(alice.vaults.has(cell)).toBe(false)
  expect(alice.install.locks.holder(cell)).toBeUndefined()
})

test('left in one tab, a community is written by no other', async () => {
  const first = await Phone.create()
  const cell = await found(first)
  const second = await first.tab()
  must(await second.core.leaveCommunity(cell))
  expect(await first.core.putListing(cell, listing())).toEqual(notTheWriter)
  expect(first.vaults.has(cell)).toBe(false)
})

test('leaving leaves the others as they are, and another in the place of the one that was open', async () => {
  const alice = await Phone.create()
  const [one, other, third] = [await found(alice), await found(alice), await found(alice)]
  const current = async () => must(await alice.install.directory.settings()).currentCell
  must(await alice.core.leaveCommunity(one))
  expect(await current()).toBe(third)
  must(await alice.core.leaveCommunity(third))
  expect(await current()).toBe(other)
  must(await alice.core.leaveCommunity(other))
  expect(await current()).toBeNull()
})

test('who left can join again, as a new device', async () => {
  const { alice, bob, cell } = await orchard()
  const { device } = bob.target(cell)
  must(await bob.core.leaveCommunity(cell))
  const { payload } = must(await alice.core.invite(cell, 'person'))
  must(await bob.core.joinCommunity({ invitation: linkTo(payload), name: 'Bob' }))
  must(await bob.core.openCommunity(cell))
  expect(bob.target(cell).device).not.toBe(device)
})

test.each(['vaults', 'indexes', 'documents'] as const)('where %s cannot be opened the problem is said, the lock is free, and it opens once they can', async (store) => {
  const alice = await Phone.create()
  const cell = must(await alice.core.createCommunity(newCommunity))
  alice.install[store].fault = { type: 'storage-failed', detail: 'broken' }
  expect(await alice.core.openCommunity(cell)).toMatchObject({ ok: false, error: { type: 'storage' } })
  expect(alice.install.locks.holder(cell)).toBeUndefined()
  alice.install[store].fault = undefined
  expect(await alice.core.openCommunity(cell)).toEqual({ ok: true, value: 'writer' })
})

test('a community whose keys are gone says so', async () => {
  const alice = await Phone.create()
  const cell = must(await alice.core.createCommunity(newCommunity))
  must(await alice.vaults.delete(cell))
  expect(await alice.core.openCommunity(cell)).toEqual({ ok: false, error: { type: 'no-keys-here' } })
})

test('entries that cannot be read are said, and nothing is written past them', async () => {
  const alice = await Phone.create()
  const cell = must(await alice.core.createCommunity(newCommunity))
  alice.vaults.breakEntry(cell, cell, (wire) => wire.fill(0))
  expect(await alice.core.openCommunity(cell)).toMatchObject({ ok: false, error: { type: 'storage', fault: { type: 'storage-failed' } } })
})

test.each(['putCell', 'putSettings'] as const)('a community that cannot be listed (%s) is not half there', async (faultOn) => {
  const alice = await Phone.create()
  const { directory } = alice.install
  Object.assign(directory, { fault: { type: 'storage-full' }, faultOn })
  expect(await alice.core.createCommunity(newCommunity)).toMatchObject({ ok: false, error: { type: 'storage' } })
  directory.fault = undefined
  expect(must(await directory.cells())).toEqual([])
  expect(alice.vaults.count).toBe(0)
})

test('a joining that was cut off before it was listed can be done again', async () => {
  const alice = await Phone.create()
  const cell = await found(alice)
  const { payload } = must(await alice.core.invite(cell, 'person'))
  const bob = await Phone.create()
  const join = () => bob.core.joinCommunity({ invitation: linkTo(payload), name: 'Bob' })
  Object.assign(bob.install.directory, { fault: { type: 'storage-full' }, faultOn: 'putCell' })
  const { vaults } = bob
  // Cut off: nothing cleans up either.
  const cleanUp = vaults.delete.bind(vaults)
  vaults.delete = () => Promise.resolve({ ok: true, value: undefined })
  expect(await join()).toMatchObject({ ok: false, error: { type: 'storage' } })
  expect(vaults.count).toBe(1)
  vaults.delete = cleanUp
  bob.install.directory.fault = undefined
  expect(must(await join())).toBe(cell)
  expect(await bob.core.openCommunity(cell)).toEqual({ ok: true, value: 'writer' })
})

test('joined twice at once, a community is joined once', async () => {
  const alice = await Phone.create()
  const cell = await found(alice)
  const { payload } = must(await alice.core.invite(cell, 'person'))
  const bob = await Phone.create()
  const join = () => bob.core.joinCommunity({ invitation: linkTo(payload), name: 'Bob' })
  expect(await Promise.all([join(), join()])).toEqual([{ ok: true, value: cell }, { ok: false, error: { type: 'already-member' } }])
})

test('an invitation is read before it is used, and one that is none is refused', async () => {
  const alice = await Phone.create()
  const cell = await found(alice)
  const { payload } = must(await alice.core.invite(cell, 'person'))
  const bob = await Phone.create()
  expect(must(await bob.core.previewInvitation(linkTo(payload)))).toMatchObject({ cell, community: 'Orchard street', invitedBy: 'Alice', alreadyMember: false })
  expect(must(await alice.core.previewInvitation(linkTo(payload))).alreadyMember).toBe(true)
  const nothing = { ok: false, error: { type: 'bad-invitation' } }
  expect(await bob.core.previewInvitation('hello')).toMatchObject(nothing)
  expect(await bob.core.joinCommunity({ invitation: 'hello', name: 'Bob' })).toMatchObject(nothing)
  const late = await knock(cell, payload, 'Bob')
  expect(await late.core.joinCommunity({ invitation: linkTo(payload), name: 'Bob' })).toEqual({ ok: false, error: { type: 'already-member' } })
})

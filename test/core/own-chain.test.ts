import { expect, test } from 'vitest'
import type { CellId } from '../../src/domain/ledger/entry.ts'
import { must } from '../contract/must.ts'
import { found, jam, join, listing, orchard, sale } from './orchard.ts'
import { meet, Phone } from './phone.ts'

/** Numbers 1, 2, 3 … each signed once: two entries with one number would stop the device for good (DESIGN 3, Cut). */
const expectUnforked = async (phone: Phone, cell: CellId, length: number): Promise<void> => {
  const own = await phone.ownEntries(cell)
  expect(own.map(([seq]) => seq)).toEqual(Array.from({ length }, (_, index) => index + 1))
}

const titles = async (phone: Phone, cell: CellId): Promise<readonly string[]> =>
  (await phone.rows(cell)).listings.map(({ title }) => title).toSorted()

test('entries asked for at once are numbered one after another', async () => {
  const { alice, cell } = await orchard()
  const before = (await alice.ownEntries(cell)).length
  const done = await Promise.all(Array.from({ length: 5 }, (_, index) => alice.core.putListing(cell, listing({ title: `Bicycle ${index}` }))))
  expect(new Set(done.map(must)).size).toBe(5)
  await expectUnforked(alice, cell, before + 5)
})

test('a full disk records nothing, and the number goes to the entry after', async () => {
  const alice = await Phone.create()
  const cell = await found(alice)
  alice.vaults.fault = { type: 'storage-full' }
  expect(await alice.core.putListing(cell, listing())).toEqual({ ok: false, error: { type: 'storage', fault: { type: 'storage-full' } } })
  expect(await alice.core.invite(cell, 'person')).toMatchObject({ ok: false, error: { type: 'storage' } })
  alice.vaults.fault = undefined
  expect(await alice.rows(cell)).toMatchObject({ listings: [], invitations: [] })
  const first = must(await alice.core.putListing(cell, listing()))
  expect((await alice.ownEntries(cell)).at(-1)).toEqual([2, first])
  await expectUnforked(alice, cell, 2)
})

test('a write that was stored before its fault was reported is recorded, once', async () => {
  const alice = await Phone.create()
  const cell = await found(alice)
  alice.vaults.afterWrite = () => ({ type: 'storage-closed' })
  const first = must(await alice.core.putListing(cell, listing()))
  const second = must(await alice.core.putListing(cell, listing({ title: 'Drill' })))
  expect((await alice.ownEntries(cell)).slice(1)).toEqual([[2, first], [3, second]])
})

test('a write of which nobody can say whether it was stored is gone on from once the disk answers again', async () => {
  const alice = await Phone.create()
  const cell = await found(alice)
  alice.vaults.afterWrite = () => (alice.vaults.fault = { type: 'storage-closed' })
  expect(await alice.core.putListing(cell, listing())).toMatchObject({ ok: false, error: { type: 'storage' } })
  expect(await alice.core.putListing(cell, listing({ title: 'Drill' }))).toMatchObject({ ok: false, error: { type: 'storage' } })
  alice.vaults.fault = undefined
  must(await alice.core.putListing(cell, listing({ title: 'Tent' })))
  await expectUnforked(alice, cell, 3)
  expect(await titles(alice, cell)).toEqual(['Bicycle', 'Tent'])
})

test('a write under way in a tab that lost the lock is refused once another has read the chain', async () => {
  const first = await Phone.create()
  const cell = await found(first)
  let thaw = (): void => undefined
  first.vaults.gate = new Promise((resolve) => (thaw = resolve))
  const late = first.core.putListing(cell, listing({ title: 'Late' }))
  first.install.locks.frozen.add(first)
  const second = await first.tab()
  must(await second.core.takeOver(cell))
  thaw()
  expect(await late).toEqual({ ok: false, error: { type: 'not-the-writer' } })
  must(await second.core.putListing(cell, listing({ title: 'Second' })))
  await expectUnforked(second, cell, 2)
  expect(await titles(second, cell)).toEqual(['Second'])
})

test('what a tab stored before another claimed the vault is gone on from', async () => {
  const first = await Phone.create()
  const cell = await found(first)
  first.install.locks.frozen.add(first)
  const second = await first.tab()
  const [recorded] = await Promise.all([first.core.putListing(cell, listing({ title: 'First' })), second.core.takeOver(cell)])
  must(await second.core.putListing(cell, listing({ title: 'Second' })))
  await expectUnforked(second, cell, recorded.ok ? 3 : 2)
  expect(await titles(second, cell)).toEqual(recorded.ok ? ['First', 'Second'] : ['Second'])
})

test('neither what it receives nor its settings are stored by a tab that lost the lock', async () => {
  const { alice, bob, cell } = await orchard()
  alice.install.locks.frozen.add(alice)
  const second = await alice.tab()
  must(await second.core.takeOver(cell))
  must(await bob.core.putListing(cell, listing()))
  const wires = (await bob.target(cell).lacking(alice.target(cell).heads(), 'all')).map(({ wire }) => wire)
  expect(wires).toHaveLength(1)
  const cursor = { id: 'wss://relay', log: 'ab', seq: 9, headByDevice: new Map<string, number>() }
  expect(await alice.target(cell).receive({ wires, cursor, from: 'relay' })).toBe(false)
  expect(await second.target(cell).readCursor('wss://relay')).toBeUndefined()
  expect(await alice.core.setRelays(cell, ['wss://old'])).toEqual({ ok: false, error: { type: 'not-the-writer' } })
  expect(alice.faults).toEqual([])
})

test('a start finds what the last one recorded', async () => {
  const alice = await Phone.create()
  const cell = await found(alice)
  for (const title of ['Bicycle', 'Drill']) must(await alice.core.putListing(cell, listing({ title })))
  const again = await alice.restart(cell)
  must(await again.core.putListing(cell, listing({ title: 'Tent' })))
  await expectUnforked(again, cell, 4)
  expect(await titles(again, cell)).toEqual(['Bicycle', 'Drill', 'Tent'])
})

/** Alice's browser has put back a state of before her last three listings, which bob has. */
const putBack = async () => {
  const { alice, bob, cell } = await orchard()
  const restore = alice.vaults.snapshot(cell)
  const before = (await alice.ownEntries(cell)).length
  for (const title of ['Bicycle', 'Drill', 'Tent']) must(await alice.core.putListing(cell, listing({ title })))
  await meet(cell, alice, bob)
  restore()
  return { alice: await alice.restart(cell), bob, cell, before }
}

test('a longer own chain of another phone is adopted and gone on from', async () => {
  const { alice, bob, cell, before } = await putBack()
  expect(await titles(alice, cell)).toEqual([])
  await meet(cell, alice, bob)
  must(await alice.core.putListing(cell, listing({ title: 'Jam' })))
  await expectUnforked(alice, cell, before + 4)
  await meet(cell, alice, bob)
  expect(await titles(bob, cell)).toEqual(['Bicycle', 'Drill', 'Jam', 'Tent'])
})

test('an own chain with a gap is not written on: what is between is elsewhere', async () => {
  const { alice, bob, cell, before } = await putBack()
  const lacking = await bob.target(cell).lacking(alice.target(cell).heads(), 'all')
  const give = (some: typeof lacking) => alice.target(cell).receive({ wires: some.map(({ wire }) => wire), cursor: null, from: 'relay' })
  await give(lacking.slice(2))
  expect(await alice.core.putListing(cell, listing({ title: 'Jam' }))).toEqual({ ok: false, error: { type: 'not-found' } })
  await give(lacking.slice(0, 2))
  must(await alice.core.putListing(cell, listing({ title: 'Jam' })))
  await expectUnforked(alice, cell, before + 4)
})

test('own entries that came in a write of unknown outcome are gone on from', async () => {
  const { alice, bob, cell, before } = await putBack()
  const lacking = await bob.target(cell).lacking(alice.target(cell).heads(), 'all')
  alice.vaults.afterWrite = () => ({ type: 'storage-closed' })
  expect(await alice.target(cell).receive({ wires: lacking.map(({ wire }) => wire), cursor: null, from: 'relay' })).toBe(false)
  must(await alice.core.putListing(cell, listing({ title: 'Jam' })))
  await expectUnforked(alice, cell, before + 4)
  expect(await titles(alice, cell)).toEqual(['Bicycle', 'Drill', 'Jam', 'Tent'])
})

test('an own entry that conflicts stops the device, and nothing of it is lost', async () => {
  const { alice, bob, cell, before } = await putBack()
  must(await alice.core.putListing(cell, listing({ title: 'Jam' })))
  const { device } = alice.target(cell)
  const lacking = await bob.target(cell).lacking(new Map([...alice.target(cell).heads(), [device, before]]), 'all')
  await alice.target(cell).receive({ wires: lacking.map(({ wire }) => wire), cursor: null, from: 'relay' })
  const stopped = { ok: false, error: { type: 'device-stopped' } }
  expect(await alice.core.putListing(cell, listing({ title: 'Ladder' }))).toEqual(stopped)
  expect((await alice.ownEntries(cell)).map(([seq]) => seq - before).filter((seq) => seq > 0)).toEqual([1, 1, 2, 3])
  const again = await alice.restart(cell)
  expect(await again.core.putListing(cell, listing({ title: 'Ladder' }))).toEqual(stopped)
})

test('more answers than one entry can name are named in entries that say nothing else', async () => {
  const { alice, bob, cell, aliceId, bobId } = await orchard()
  const stall = must(await alice.core.putListing(cell, jam()))
  await meet(cell, alice, bob)
  for (let count = 0; count < 20; count += 1) must(await bob.core.propose(cell, sale(aliceId, { giver: aliceId, receiver: bobId, listing: stall })))
  await meet(cell, alice, bob)
  const before = (await alice.ownEntries(cell)).length
  const own = must(await alice.core.putListing(cell, listing()))
  await expectUnforked(alice, cell, before + 2)
  const views = must(await alice.core.entries(cell, (await alice.ownEntries(cell)).slice(-2).map(([, id]) => id)))
  expect(views).toMatchObject([{ kind: 'seen', status: 'accepted' }, { id: own, kind: 'listing.put', status: 'accepted' }])
  expect(views.map(({ refs }) => refs.length)).toEqual([16, 4])
})

test('an entry whose subject is not here is refused before it is signed', async () => {
  const { alice, bob, cell } = await orchard()
  const carol = await join(cell, alice, 'Carol')
  const elsewhere = must(await carol.core.putListing(cell, listing()))
  const before = (await bob.ownEntries(cell)).length
  const missing = { ok: false, error: { type: 'not-found' } }
  expect(await bob.core.withdrawListing(cell, elsewhere)).toEqual(missing)
  expect(await bob.core.admit(cell, elsewhere)).toEqual(missing)
  await expectUnforked(bob, cell, before)
})

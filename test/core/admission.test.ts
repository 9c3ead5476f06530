import { expect, test } from 'vitest'
import type { CellId } from '../../src/domain/ledger/entry.ts'
import { must } from '../contract/must.ts'
import { admittedNames, dayMs, found, join, knock, listing, memberNamed, orchard, sale } from './orchard.ts'
import { meet, Phone } from './phone.ts'

/** Whatever a change sets off has had its turns. */
const settled = async (phone: Phone, cell: CellId): Promise<void> => {
  for (let turns = 0; turns < 5; turns += 1) must(await phone.core.recount(cell))
}

/** Alice with a link, and who has joined with it but not met her yet. */
const withLink = async (how: 'person' | 'poster', names: readonly string[]) => {
  const alice = await Phone.create()
  const cell = await found(alice)
  const { invitation, payload } = must(await alice.core.invite(cell, how))
  const newcomers: Phone[] = []
  for (const name of names) newcomers.push(await knock(cell, payload, name))
  return { alice, cell, invitation, newcomers }
}

const waitingNames = async (phone: Phone, cell: CellId): Promise<readonly string[]> =>
  (await phone.rows(cell)).members.filter(({ admitted }) => admitted === 0).map(({ name }) => name).toSorted()

test('who joins by link is let in by the phone that wrote it', async () => {
  const { alice, cell, newcomers: [bob] } = await withLink('person', ['Bob'])
  await meet(cell, alice, bob!)
  await expect.poll(() => admittedNames(alice, cell)).toEqual(['Alice', 'Bob'])
  await meet(cell, alice, bob!)
  expect(await bob!.self(cell)).toMatchObject({ standing: 'member' })
})

test('of two who join with one link that come together, one is let in, and a coordinator may let in the other', async () => {
  const { alice, cell, newcomers } = await withLink('person', ['Bob', 'Carol'])
  const wires = (await Promise.all(newcomers.map((phone) => phone.target(cell).lacking(new Map(), 'all')))).flat().map(({ wire }) => wire)
  await alice.target(cell).receive({ wires, cursor: null, from: 'relay' })
  await expect.poll(() => admittedNames(alice, cell)).toHaveLength(2)
  await settled(alice, cell)
  const [left] = await waitingNames(alice, cell)
  expect((await alice.rows(cell)).invitations).toMatchObject([{ uses: 1, used: 1 }])
  must(await alice.core.admit(cell, await memberNamed(alice, cell, left ?? '')))
  expect(await admittedNames(alice, cell)).toEqual(['Alice', 'Bob', 'Carol'])
})

test('a poster lets in all who come, each once, whatever they send again', async () => {
  const names = ['Bob', 'Carol', 'Dan', 'Erin', 'Frank']
  const { alice, cell, newcomers } = await withLink('poster', names)
  for (const phone of newcomers) await meet(cell, alice, phone)
  for (const phone of newcomers) await meet(cell, alice, phone)
  await expect.poll(() => admittedNames(alice, cell)).toEqual(['Alice', ...names])
  expect((await alice.ownEntries(cell)).length).toBe(2 + names.length)
})

test('a withdrawn link lets nobody in', async () => {
  const { alice, cell, invitation, newcomers: [bob] } = await withLink('person', ['Bob'])
  must(await alice.core.withdrawInvitation(cell, invitation))
  await meet(cell, alice, bob!)
  await settled(alice, cell)
  expect(await waitingNames(alice, cell)).toEqual(['Bob'])
})

test('a link lets in until the clock of the phone that wrote it says it is over', async () => {
  const { alice, cell, newcomers: [bob, carol] } = await withLink('poster', ['Bob', 'Carol'])
  const { expires } = (await alice.rows(cell)).invitations[0]!
  expect(expires).toBe(alice.now + 30 * dayMs)
  alice.now = expires
  await meet(cell, alice, bob!)
  await expect.poll(() => admittedNames(alice, cell)).toEqual(['Alice', 'Bob'])
  alice.now = expires + 1
  await meet(cell, alice, carol!)
  await settled(alice, cell)
  expect(await waitingNames(alice, cell)).toEqual(['Carol'])
})

test('a member who is no coordinator lets in by their own link alone', async () => {
  const { alice, bob, cell } = await orchard()
  const { payload } = must(await alice.core.invite(cell, 'poster'))
  const carol = await knock(cell, payload, 'Carol')
  must(await bob.core.invite(cell, 'person'))
  await bob.target(cell).receive({ wires: (await alice.target(cell).lacking(bob.target(cell).heads(), 'all')).map(({ wire }) => wire), cursor: null, from: 'relay' })
  await meet(cell, bob, carol)
  await settled(bob, cell)
  expect(await waitingNames(bob, cell)).toEqual(['Carol'])
  await meet(cell, alice, bob)
  await expect.poll(() => admittedNames(alice, cell)).toContain('Carol')
  const { payload: own } = must(await bob.core.invite(cell, 'person'))
  const dan = await knock(cell, own, 'Dan')
  await meet(cell, bob, dan)
  await expect.poll(() => admittedNames(bob, cell)).toContain('Dan')
})

test('who asks through another member\'s link is not let in by hand by who is no coordinator', async () => {
  const { alice, bob, cell } = await orchard()
  const { payload } = must(await alice.core.invite(cell, 'poster'))
  const carol = await knock(cell, payload, 'Carol')
  await meet(cell, alice, bob)
  await meet(cell, bob, carol)
  const asked = await memberNamed(bob, cell, 'Carol')
  expect(await bob.core.admit(cell, asked)).toEqual({ ok: false, error: { type: 'refused', reason: { type: 'invitation-wrong' } } })
})

test('an admission that found no room on the disk is made with the next change', async () => {
  const { alice, cell, newcomers: [bob] } = await withLink('person', ['Bob'])
  const wires = (await bob!.target(cell).lacking(new Map(), 'all')).map(({ wire }) => wire)
  // What comes is stored; there is no room for the answer.
  alice.vaults.writesLeft = 1
  expect(await alice.target(cell).receive({ wires, cursor: null, from: 'relay' })).toBe(true)
  await settled(alice, cell)
  expect(await waitingNames(alice, cell)).toEqual(['Bob'])
  alice.vaults.writesLeft = Infinity
  must(await alice.core.putListing(cell, listing()))
  await expect.poll(() => admittedNames(alice, cell)).toEqual(['Alice', 'Bob'])
})

test('who came while the app was closed is let in when it is opened', async () => {
  const { alice, cell, newcomers: [bob] } = await withLink('person', ['Bob'])
  const wires = (await bob!.target(cell).lacking(new Map(), 'all')).map(({ wire }) => wire)
  alice.vaults.writesLeft = 1
  await alice.target(cell).receive({ wires, cursor: null, from: 'relay' })
  await settled(alice, cell)
  alice.vaults.writesLeft = Infinity
  const again = await alice.restart(cell)
  await expect.poll(() => admittedNames(again, cell)).toEqual(['Alice', 'Bob'])
})

test('a newcomer reads before being let in, and what they wrote meanwhile counts from then on', async () => {
  const { alice, cell, newcomers: [bob] } = await withLink('person', ['Bob'])
  // Nothing of the community is on the phone yet.
  expect(await bob!.core.putListing(cell, listing())).toEqual({ ok: false, error: { type: 'not-found' } })
  must(await alice.core.putListing(cell, listing({ title: 'Drill' })))
  const wires = (await alice.target(cell).lacking(new Map(), 'all')).map(({ wire }) => wire)
  await bob!.target(cell).receive({ wires, cursor: null, from: 'relay' })
  expect(await bob!.self(cell)).toMatchObject({ standing: 'waiting' })
  must(await bob!.core.putListing(cell, listing({ title: 'Tent' })))
  const titles = async (phone: Phone) => (await phone.rows(cell)).listings.map(({ title }) => title).toSorted()
  expect(await titles(bob!)).toEqual(['Drill', 'Tent'])

  const notAdmitted = { ok: false, error: { type: 'not-admitted' } }
  const aliceId = await memberNamed(bob!, cell, 'Alice')
  expect(await bob!.core.invite(cell, 'person')).toEqual(notAdmitted)
  expect(await bob!.core.propose(cell, sale(aliceId, { giver: aliceId, receiver: aliceId, listing: null }))).toEqual(notAdmitted)

  const own = await bob!.target(cell).lacking(new Map(), 'own')
  await alice.target(cell).receive({ wires: own.slice(1).map(({ wire }) => wire), cursor: null, from: 'relay' })
  expect(await titles(alice)).toEqual(['Drill'])
  await alice.target(cell).receive({ wires: own.slice(0, 1).map(({ wire }) => wire), cursor: null, from: 'relay' })
  await expect.poll(() => titles(alice)).toEqual(['Drill', 'Tent'])
})

test('a name changed before being let in is the name from then on', async () => {
  const { alice, cell, newcomers: [bob] } = await withLink('person', ['Bob'])
  await bob!.target(cell).receive({ wires: (await alice.target(cell).lacking(new Map(), 'all')).map(({ wire }) => wire), cursor: null, from: 'relay' })
  must(await bob!.core.setProfile(cell, { name: ' Bobby ', state: 'active' }))
  await meet(cell, alice, bob!)
  await expect.poll(() => admittedNames(alice, cell)).toEqual(['Alice', 'Bobby'])
  expect(alice.bugs).toEqual([])
})

test('a hundred strangers on a used-up link cost no turn of the writer', async () => {
  const { alice, cell } = await withLink('person', [])
  await join(cell, alice, 'Bob')
  const { payload } = must(await alice.core.invite(cell, 'person'))
  const strangers = await Promise.all(Array.from({ length: 30 }, (_, index) => knock(cell, payload, `Stranger ${index}`)))
  const wires = (await Promise.all(strangers.map((phone) => phone.target(cell).lacking(new Map(), 'own')))).flat().map(({ wire }) => wire)
  await alice.target(cell).receive({ wires, cursor: null, from: 'relay' })
  await expect.poll(() => admittedNames(alice, cell)).toHaveLength(3)
  await settled(alice, cell)
  expect(await waitingNames(alice, cell)).toHaveLength(29)
  expect((await alice.ownEntries(cell)).length).toBe(6)
})

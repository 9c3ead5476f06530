import { expect, test } from 'vitest'
import { roomLimits } from '../../src/core/cell/entry-room.ts'
import { createChecker } from '../../src/core/codec/check-entry.ts'
import { encodeEntry } from '../../src/core/codec/entry-codec.ts'
import { signBytes } from '../../src/core/keys/device-keys.ts'
import { createVerifier } from '../../src/core/keys/signature.ts'
import type { CellId, EntryId } from '../../src/domain/ledger/entry.ts'
import { must } from '../contract/must.ts'
import { admittedNames, found, knock, listing, memberNamed, orchard } from './orchard.ts'
import { meet, Phone } from './phone.ts'

const pieceBytes = 31_000
/** What goes into the room of one device, its joining beside it. */
const fitting = Math.floor(roomLimits.bytesOfOne / (pieceBytes + 400))

/** Entries of a newcomer as large as may be, after the joining; by an app that asks nobody whether they make sense. */
const piecesOf = async (phone: Phone, cell: CellId, count: number): Promise<readonly Uint8Array[]> => {
  const { keys } = phone.target(cell)
  const wires: Uint8Array[] = []
  let prev: EntryId = (await phone.ownEntries(cell))[0]![1]
  for (let seq = 2; seq < 2 + count; seq += 1) {
    const body = new Map([['junk', new Uint8Array(pieceBytes).fill(seq)]])
    const draft = { rules: 1, cell, device: keys.device, seq, prev, lamport: seq, at: 0, refs: [], kind: 'profile.set', body }
    const { wire, entry } = await encodeEntry(draft, (bytes) => signBytes(keys, bytes))
    wires.push(wire)
    prev = entry.id
  }
  return wires
}

const joinOf = async (phone: Phone, cell: CellId): Promise<readonly Uint8Array[]> =>
  (await phone.target(cell).lacking(new Map(), 'own')).map(({ wire }) => wire)

const give = (phone: Phone, cell: CellId, wires: readonly Uint8Array[]) => phone.target(cell).receive({ wires, cursor: null, from: 'relay' })

const headOf = (phone: Phone, cell: CellId, other: Phone): number => phone.target(cell).heads().get(other.target(cell).device) ?? 0

/** Alice withdrew the link before anyone came: who joins waits for her hand. */
const waitingFor = async (count: number) => {
  const alice = await Phone.create()
  const cell = await found(alice)
  const { invitation, payload } = must(await alice.core.invite(cell, 'poster'))
  must(await alice.core.withdrawInvitation(cell, invitation))
  const newcomers: Phone[] = []
  for (let index = 0; index < count; index += 1) newcomers.push(await knock(cell, payload, `Newcomer ${index}`))
  return { alice, cell, payload, newcomers }
}

test('a device not admitted fills its room and no more, and all of it comes once it is admitted', async () => {
  const { alice, cell, newcomers: [bob] } = await waitingFor(1)
  const wires = [...(await joinOf(bob!, cell)), ...(await piecesOf(bob!, cell, fitting + 5))]
  await give(alice, cell, wires)
  expect(headOf(alice, cell, bob!)).toBe(1 + fitting)
  expect(alice.rereads).toBe(0)
  must(await alice.core.admit(cell, await memberNamed(alice, cell, 'Newcomer 0')))
  expect(alice.rereads).toBe(1)
  await give(alice, cell, wires)
  expect(headOf(alice, cell, bob!)).toBe(1 + fitting + 5)
  expect(alice.rereads).toBe(1)
})

/** A member's entry that names what is nowhere. */
const strayOf = async (phone: Phone, cell: CellId): Promise<Uint8Array> => {
  const { keys } = phone.target(cell)
  const own = await phone.ownEntries(cell)
  const [seq, prev] = own.at(-1)!
  const draft = { rules: 1, cell, device: keys.device, seq: seq + 1, prev, lamport: 1, at: 0, refs: ['ee'.repeat(32)], kind: 'seen', body: new Map() }
  return (await encodeEntry(draft, (bytes) => signBytes(keys, bytes))).wire
}

const cursorAt = (seq: number) => ({ id: 'wss://relay', log: 'ab', seq, headByDevice: new Map<string, number>() })

const stands = async (phone: Phone, cell: CellId): Promise<number | undefined> => (await phone.target(cell).readCursor('wss://relay'))?.seq

test('an entry that names what is nowhere has the logs read again once, and at no later start', async () => {
  const { alice, bob, cell } = await orchard()
  const { invitation, payload } = must(await alice.core.invite(cell, 'poster'))
  must(await alice.core.withdrawInvitation(cell, invitation))
  const stranger = await knock(cell, payload, 'Stranger')
  const flood = [...(await joinOf(stranger, cell)), ...(await piecesOf(stranger, cell, fitting + 5))]
  await give(alice, cell, flood)
  const stray = await strayOf(bob, cell)
  await give(alice, cell, [stray])
  expect(alice.rereads).toBe(1)
  // The log as it is read again: what found no room finds none this time either.
  await give(alice, cell, [...flood, stray])
  let phone = alice
  for (let start = 0; start < 3; start += 1) {
    phone = await phone.restart(cell)
    await phone.target(cell).receive({ wires: [...flood, stray], cursor: cursorAt(7), readAfter: 0, from: 'relay' })
    expect([await stands(phone, cell), phone.rereads]).toEqual([7, 0])
  }
  phone = await phone.restart(cell)
  expect(await stands(phone, cell)).toBe(7)
})

test('once all that was turned away is here, nothing has the logs read again', async () => {
  const { alice, cell, newcomers: [bob] } = await waitingFor(1)
  const wires = [...(await joinOf(bob!, cell)), ...(await piecesOf(bob!, cell, fitting + 5))]
  await give(alice, cell, wires)
  must(await alice.core.admit(cell, await memberNamed(alice, cell, 'Newcomer 0')))
  await give(alice, cell, wires)
  await give(alice, cell, [await strayOf(bob!, cell)])
  const again = await alice.restart(cell)
  await again.target(cell).receive({ wires: [], cursor: cursorAt(7), readAfter: 0, from: 'relay' })
  const third = await again.restart(cell)
  expect([await stands(third, cell), alice.rereads, again.rereads, third.rereads]).toEqual([7, 1, 0, 0])
})

test('what an admission lets in is read from the start of the logs, whenever the app is ended', async () => {
  const { alice, cell, newcomers: [bob] } = await waitingFor(1)
  const wires = [...(await joinOf(bob!, cell)), ...(await piecesOf(bob!, cell, fitting + 5))]
  await alice.target(cell).receive({ wires, cursor: cursorAt(7), readAfter: 0, from: 'relay' })
  must(await alice.core.admit(cell, await memberNamed(alice, cell, 'Newcomer 0')))
  expect([await stands(alice, cell), alice.rereads]).toEqual([0, 1])
  // The link was in the middle of a batch when it was told.
  await alice.target(cell).receive({ wires: [], cursor: cursorAt(9), readAfter: 7, from: 'relay' })
  const again = await alice.restart(cell)
  expect(await stands(again, cell)).toBe(0)
  await again.target(cell).receive({ wires, cursor: cursorAt(7), readAfter: 0, from: 'relay' })
  expect([await stands(again, cell), headOf(again, cell, bob!)]).toEqual([7, 1 + fitting + 5])
})

test('an admission after which the app was ended at once is found by the next start', async () => {
  const { alice, cell, newcomers: [bob] } = await waitingFor(1)
  const wires = [...(await joinOf(bob!, cell)), ...(await piecesOf(bob!, cell, fitting + 5))]
  await alice.target(cell).receive({ wires, cursor: cursorAt(7), readAfter: 0, from: 'relay' })
  const asked = await memberNamed(alice, cell, 'Newcomer 0')
  alice.vaults.writesLeft = 1
  must(await alice.core.admit(cell, asked))
  alice.vaults.writesLeft = Infinity
  expect([await stands(alice, cell), alice.rereads]).toEqual([7, 0])
  const again = await alice.restart(cell)
  expect(await stands(again, cell)).toBe(0)
})

test('a reading that is due and could not be noted is not forgotten because more is turned away', async () => {
  const { alice, cell, newcomers: [bob, stranger] } = await waitingFor(2)
  const flood = async (phone: Phone) => [...(await joinOf(phone, cell)), ...(await piecesOf(phone, cell, fitting + 5))]
  await alice.target(cell).receive({ wires: await flood(bob!), cursor: cursorAt(7), readAfter: 0, from: 'relay' })
  const asked = await memberNamed(alice, cell, 'Newcomer 0')
  const wires = await flood(stranger!)
  alice.vaults.writesLeft = 1
  must(await alice.core.admit(cell, asked))
  alice.vaults.writesLeft = 1
  expect(await alice.target(cell).receive({ wires, cursor: null, from: 'relay' })).toBe(true)
  alice.vaults.writesLeft = Infinity
  const again = await alice.restart(cell)
  expect(await stands(again, cell)).toBe(0)
})

test('what a member had named before it came finds room when there is none', async () => {
  const { alice, bob, cell } = await orchard()
  const { invitation, payload } = must(await alice.core.invite(cell, 'poster'))
  must(await alice.core.withdrawInvitation(cell, invitation))
  const carol = await knock(cell, payload, 'Carol')
  const [first, ...wires] = [...(await joinOf(carol, cell)), ...(await piecesOf(carol, cell, fitting + 5))]
  const last = wires.pop()!
  const { keys } = bob.target(cell)
  const [seq, prev] = (await bob.ownEntries(cell)).at(-1)!
  const named = await createChecker({ verify: await createVerifier() }).check(last)
  const draft = { rules: 1, cell, device: keys.device, seq: seq + 1, prev, lamport: 1, at: 0, refs: [must(named).id], kind: 'seen', body: new Map() }
  await give(alice, cell, [(await encodeEntry(draft, (bytes) => signBytes(keys, bytes))).wire])
  const before = (await alice.self(cell))?.entries ?? 0
  await give(alice, cell, [first!, ...wires, last])
  await expect.poll(async () => (await alice.self(cell))?.entries).toBe(before + 1 + fitting + 1)
})

test('that entries were turned away outlasts a restart', async () => {
  const { alice, cell, newcomers: [bob] } = await waitingFor(1)
  await give(alice, cell, [...(await joinOf(bob!, cell)), ...(await piecesOf(bob!, cell, fitting + 5))])
  const again = await alice.restart(cell)
  must(await again.core.admit(cell, await memberNamed(again, cell, 'Newcomer 0')))
  expect(again.rereads).toBe(1)
})

test('an admission after which nothing was turned away reads nothing again', async () => {
  const { alice, cell, newcomers: [bob] } = await waitingFor(1)
  await give(alice, cell, [...(await joinOf(bob!, cell)), ...(await piecesOf(bob!, cell, 3))])
  must(await alice.core.admit(cell, await memberNamed(alice, cell, 'Newcomer 0')))
  expect([alice.rereads, headOf(alice, cell, bob!)]).toEqual([0, 4])
})

test('what could not be stored takes no room', async () => {
  const { alice, cell, newcomers: [bob] } = await waitingFor(1)
  const wires = [...(await joinOf(bob!, cell)), ...(await piecesOf(bob!, cell, fitting))]
  for (let times = 0; times < 3; times += 1) {
    alice.vaults.fault = { type: 'storage-full' }
    expect(await give(alice, cell, wires)).toBe(false)
    alice.vaults.fault = undefined
  }
  expect(await give(alice, cell, wires)).toBe(true)
  expect(headOf(alice, cell, bob!)).toBe(1 + fitting)
  expect(alice.faults).toHaveLength(3)
})

test('a member takes no room, and neither does what rests of members at a start', async () => {
  const { alice, bob, cell } = await orchard()
  const head = headOf(alice, cell, bob)
  const { keys } = bob.target(cell)
  const wires: Uint8Array[] = []
  let prev = (await bob.ownEntries(cell)).at(-1)![1]
  for (let seq = head + 1; seq <= head + fitting + 5; seq += 1) {
    const draft = { rules: 1, cell, device: keys.device, seq, prev, lamport: 1, at: 0, refs: [], kind: 'seen', body: new Map([['junk', new Uint8Array(pieceBytes)]]) }
    const { wire, entry } = await encodeEntry(draft, (bytes) => signBytes(keys, bytes))
    wires.push(wire)
    prev = entry.id
  }
  await give(alice, cell, wires)
  expect(headOf(alice, cell, bob)).toBe(head + fitting + 5)
  const again = await alice.restart(cell)
  expect(headOf(again, cell, bob)).toBe(head + fitting + 5)
  expect(again.rereads).toBe(0)
})

test('strangers who fill the room of all keep nobody out whom a member lets in, nor hold up who did', async () => {
  const { alice, bob, cell } = await orchard()
  const { invitation, payload } = must(await alice.core.invite(cell, 'poster'))
  must(await alice.core.withdrawInvitation(cell, invitation))
  await meet(cell, alice, bob)
  const stranger = (name: string) => knock(cell, payload, name)
  for (let bytes = 0; bytes <= roomLimits.bytesOfAll; bytes += fitting * pieceBytes) {
    const large = await stranger('Large')
    await give(bob, cell, [...(await joinOf(large, cell)), ...(await piecesOf(large, cell, fitting))])
  }
  // What little is left is taken by small ones.
  for (let isFull = false; !isFull; ) {
    const small = await stranger('Small')
    await give(bob, cell, await joinOf(small, cell))
    isFull = headOf(bob, cell, small) === 0
  }
  const carol = await stranger('Carol')
  await give(bob, cell, await joinOf(carol, cell))
  expect(headOf(bob, cell, carol)).toBe(0)

  await give(alice, cell, await joinOf(carol, cell))
  must(await alice.core.admit(cell, await memberNamed(alice, cell, 'Carol')))
  must(await alice.core.putListing(cell, listing()))
  await give(bob, cell, (await alice.target(cell).lacking(bob.target(cell).heads(), 'own')).map(({ wire }) => wire))
  expect((await bob.rows(cell)).listings).toEqual([])
  expect(bob.rereads).toBe(1)

  await give(bob, cell, [...(await joinOf(await stranger('Late'), cell)), ...(await joinOf(carol, cell))])
  expect(await admittedNames(bob, cell)).toEqual(['Alice', 'Bob', 'Carol'])
  expect((await bob.rows(cell)).listings).toHaveLength(1)
})

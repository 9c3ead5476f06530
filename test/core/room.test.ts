import { expect, test } from 'vitest'
import { roomLimits } from '../../src/core/cell/entry-room.ts'
import { encodeEntry } from '../../src/core/codec/entry-codec.ts'
import { signBytes } from '../../src/core/keys/device-keys.ts'
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

import { expect, test } from 'vitest'
import { decodeEntry, encodeEntry } from '../../src/core/codec/entry-codec.ts'
import { signBytes } from '../../src/core/keys/device-keys.ts'
import { sealedToValue } from '../../src/core/sealing/sealed-to-value.ts'
import type { LegDraft } from '../../src/core/commands/commands.ts'
import type { ValueMap } from '../../src/domain/base/value.ts'
import type { MemberId } from '../../src/domain/ledger/entry.ts'
import { must } from '../contract/must.ts'
import { jam, join, memberNamed, orchard, sale } from './orchard.ts'
import { meet } from './phone.ts'

const money = (giver: MemberId, receiver: MemberId): LegDraft => ({
  kind: 'money', giver, receiver, listing: null, want: null, title: 'The rest', value: 500, days: null, minutes: null, replacement: null,
})

test('places, notes and reasons are read by the parties, and by nobody else', async () => {
  const { alice, bob, cell, aliceId, bobId } = await orchard()
  const carol = await join(cell, alice, 'Carol')
  const stall = must(await alice.core.putListing(cell, jam()))
  await meet(cell, alice, bob)
  const agreement = must(await alice.core.propose(cell, { ...sale(bobId, { giver: aliceId, receiver: bobId, listing: stall }), note: '  Bring a bag ' }))
  await meet(cell, alice, bob)
  must(await bob.core.sign(cell, agreement))
  await meet(cell, alice, bob)
  must(await alice.core.cancel(cell, agreement, 'Eaten by wasps'))
  await meet(cell, alice, bob)
  await meet(cell, alice, carol)
  const [row] = (await bob.rows(cell)).agreements
  const hashes = [row?.terms.place?.hash, row?.terms.note?.hash, row?.calledOffBy[0]?.reason?.hash]
  const read = await Promise.all([alice, bob, carol].map(async (phone) => {
    const index = await phone.index(cell)
    return hashes.map((hash) => index.openedText(hash ?? '', aliceId))
  }))
  const all = ['By the fountain', 'Bring a bag', 'Eaten by wasps']
  expect(read).toEqual([all, all, [undefined, undefined, undefined]])
  expect((await carol.rows(cell)).agreements).toEqual((await alice.rows(cell)).agreements)
})

test('another\'s sealed words copied into an own entry are nobody\'s there, and go on being read where they are', async () => {
  const { alice, bob, cell, aliceId, bobId } = await orchard()
  const mallory = await join(cell, alice, 'Mallory')
  const stall = must(await alice.core.putListing(cell, jam()))
  for (const phone of [bob, mallory]) await meet(cell, alice, phone)
  must(await alice.core.propose(cell, sale(bobId, { giver: aliceId, receiver: bobId, listing: stall })))
  for (const phone of [bob, mallory]) await meet(cell, alice, phone)
  const malloryId = await memberNamed(mallory, cell, 'Mallory')
  const [original] = (await mallory.rows(cell)).agreements
  const note = original!.terms.note!

  const crafted = must(await mallory.core.propose(cell, { ...sale(bobId, { giver: malloryId, receiver: bobId, listing: null }), legs: [money(malloryId, bobId)] }))
  const held = must(await mallory.core.entries(cell, [crafted]))[0]!
  const vault = must(await mallory.vaults.open(cell))
  const [own] = must(await vault.readEntriesOf(held.device, held.seq, 1))
  const decoded = must(decodeEntry(own!.wire)).draft
  // By an app that asks nobody: the same proposal with Alice's box for Bob in the place of its own note.
  const terms = new Map(decoded.body.get('terms') as ValueMap).set('note', sealedToValue(note))
  const { keys } = mallory.target(cell)
  const copied = await encodeEntry({ ...decoded, seq: held.seq + 1, prev: crafted, lamport: decoded.lamport + 1, body: new Map([['terms', terms]]) }, (bytes) => signBytes(keys, bytes))
  await bob.target(cell).receive({ wires: [own!.wire, copied.wire], cursor: null, from: 'relay' })

  const row = (await bob.rows(cell)).agreements.find(({ agreement }) => agreement === copied.entry.id)
  expect([row?.proposer, row?.terms.note?.hash]).toEqual([malloryId, note.hash])
  const index = await bob.index(cell)
  expect(index.openedText(row?.terms.place?.hash ?? '', malloryId)).toBe('By the fountain')
  expect([index.openedText(note.hash, malloryId), index.openedText(note.hash, aliceId)]).toEqual([undefined, 'Bring a bag'])
})

test('a text too long to be sealed is refused by its field', async () => {
  const { alice, bob, cell, aliceId, bobId } = await orchard()
  const stall = must(await alice.core.putListing(cell, jam()))
  await meet(cell, alice, bob)
  const proposal = sale(bobId, { giver: aliceId, receiver: bobId, listing: stall })
  const tooLong = (field: string) => ({ ok: false, error: { type: 'refused', reason: { type: 'bad-field', field, fault: 'too-long' } } })
  expect(await alice.core.propose(cell, { ...proposal, note: '🍓'.repeat(501) })).toEqual(tooLong('note'))
  const agreement = must(await alice.core.propose(cell, { ...proposal, note: '🍓'.repeat(500), place: '', returnPlace: '' }))
  expect((await alice.rows(cell)).agreements[0]?.terms).toMatchObject({ place: null, returnPlace: null })
  expect(await alice.core.cancel(cell, agreement, 'x'.repeat(501))).toEqual(tooLong('reason'))
})

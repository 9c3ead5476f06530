import { expect, test } from 'vitest'
import { must } from '../contract/must.ts'
import { jam, join, orchard, sale } from './orchard.ts'
import { meet } from './phone.ts'

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
    return hashes.map((hash) => index.openedText(hash ?? ''))
  }))
  const all = ['By the fountain', 'Bring a bag', 'Eaten by wasps']
  expect(read).toEqual([all, all, [undefined, undefined, undefined]])
  expect((await carol.rows(cell)).agreements).toEqual((await alice.rows(cell)).agreements)
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

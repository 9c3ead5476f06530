import { expect, test } from 'vitest'
import type { ProposalDraft } from '../../src/core/commands/commands.ts'
import { must } from '../contract/must.ts'
import { listing, orchard } from './orchard.ts'
import { meet, Phone } from './phone.ts'

test('two phones list, agree, hand over and return, and hold the same', async () => {
  const { alice, bob, cell, aliceId, bobId } = await orchard()
  const bike = must(await alice.core.putListing(cell, listing()))
  const wantDrill = must(await alice.core.putListing(cell, listing({ side: 'want', category: 'tools', title: 'Drill', value: 21_000, days: 5 })))
  const drill = must(await bob.core.putListing(cell, listing({ category: 'tools', title: 'Drill', value: 21_000, days: 5 })))
  const wantBike = must(await bob.core.putListing(cell, listing({ side: 'want' })))
  await meet(cell, alice, bob)
  const loan = { kind: 'loan', days: 7, minutes: null, replacement: 30_000 } as const
  const proposal: ProposalDraft = {
    other: bobId,
    mode: 'temporary',
    legs: [
      { ...loan, giver: aliceId, receiver: bobId, listing: bike, want: wantBike, title: 'Bicycle', value: 30_000 },
      { ...loan, giver: bobId, receiver: aliceId, listing: drill, want: wantDrill, title: 'Drill', value: 21_000, days: 5, replacement: 21_000 },
    ],
    day: 20_780,
    place: 'By the fountain',
    returnPlace: '',
    note: 'Bring a lock',
  }
  const agreement = must(await alice.core.propose(cell, proposal))
  await meet(cell, alice, bob)
  must(await bob.core.sign(cell, agreement))
  for (const leg of [0, 1]) must(await bob.core.confirmHandover(cell, agreement, leg))
  await meet(cell, alice, bob)
  for (const leg of [0, 1]) must(await alice.core.confirmHandover(cell, agreement, leg))
  await meet(cell, alice, bob)
  expect((await bob.rows(cell)).agreements[0]?.status).toBe('handed-over')
  for (const phone of [alice, bob]) {
    for (const leg of [0, 1]) must(await phone.core.confirmReturn(cell, { agreement, leg, owed: 0, inspection: 'fine' }))
    await meet(cell, alice, bob)
  }
  const [rowsA, rowsB] = [await alice.rows(cell), await bob.rows(cell)]
  expect(rowsA.agreements[0]?.status).toBe('completed')
  expect(rowsB).toEqual(rowsA)
  const digests = await Promise.all([alice, bob].map(async (phone) => must(await phone.core.recount(cell))))
  expect(digests.map(({ differed }) => differed)).toEqual([[], []])
})

test('what is not allowed is refused before anything is signed', async () => {
  const { alice, cell } = await orchard()
  const refused = await alice.core.putListing(cell, listing({ mode: 'permanent', days: 7 }))
  expect(refused).toEqual({ ok: false, error: { type: 'refused', reason: { type: 'days-on-permanent' } } })
})

test('the example community is judged like any other, and refuses nothing', async () => {
  const phone = await Phone.create()
  const cell = must(await phone.core.createExample())
  must(await phone.core.openCommunity(cell))
  const rows = await phone.rows(cell)
  expect(await phone.self(cell)).toMatchObject({ refused: 0, standing: 'member' })
  expect(rows.members.filter(({ admitted }) => admitted === 1)).toHaveLength(60)
  expect(new Set(rows.agreements.map(({ status }) => status)).size).toBe(8)
})

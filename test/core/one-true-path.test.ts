import { expect, test } from 'vitest'
import type { ListingDraft, ProposalDraft } from '../../src/core/commands/commands.ts'
import type { CellId } from '../../src/domain/ledger/entry.ts'
import { must } from '../contract/must.ts'
import { meet, Phone } from './two-phones.ts'

const tenge = { code: 'KZT', symbol: '₸', decimals: 0 }

const listing = (given: Partial<ListingDraft>): ListingDraft => ({
  of: null,
  side: 'offer',
  mode: 'temporary',
  category: 'mobility',
  title: 'Bicycle',
  note: '',
  value: 30_000,
  days: 7,
  minutes: null,
  replacement: null,
  condition: null,
  place: '',
  expires: Date.UTC(2027, 0, 1),
  many: false,
  ...given,
})

const rowsOf = async (phone: Phone, cell: CellId) => must(await must(await phone.indexes.open(cell)).readAll())

/** alice's community, with bob admitted by link. */
const community = async () => {
  const alice = await Phone.create()
  const bob = await Phone.create()
  const cell = must(await alice.core.createCommunity({ name: 'Orchard street', founder: 'Alice', currency: tenge, zone: 300, relays: [] }))
  must(await alice.core.openCommunity(cell))
  const { payload } = must(await alice.core.invite(cell, 'person'))
  must(await bob.core.joinCommunity({ invitation: `https://ayni.example/#/join/${payload}`, name: 'Bob' }))
  must(await bob.core.openCommunity(cell))
  await meet(cell, alice, bob)
  await expect.poll(async () => (await rowsOf(alice, cell)).members.filter(({ admitted }) => admitted === 1).length).toBe(2)
  await meet(cell, alice, bob)
  const [a, b] = [alice, bob].map((phone) => phone.targetByCell.get(cell)!)
  const members = (await rowsOf(bob, cell)).members
  return { alice, bob, cell, aliceId: members.find(({ name }) => name === 'Alice')!.member, bobId: members.find(({ name }) => name === 'Bob')!.member, a, b }
}

test('two phones list, agree, hand over and return, and hold the same', async () => {
  const { alice, bob, cell, aliceId, bobId } = await community()
  const bike = must(await alice.core.putListing(cell, listing({})))
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
  expect((await rowsOf(bob, cell)).agreements[0]?.status).toBe('handed-over')
  for (const phone of [alice, bob]) {
    for (const leg of [0, 1]) must(await phone.core.confirmReturn(cell, { agreement, leg, owed: 0, inspection: 'fine' }))
    await meet(cell, alice, bob)
  }
  const [rowsA, rowsB] = [await rowsOf(alice, cell), await rowsOf(bob, cell)]
  expect(rowsA.agreements[0]?.status).toBe('completed')
  expect(rowsB).toEqual(rowsA)
  const digests = await Promise.all([alice, bob].map(async (phone) => must(await phone.core.recount(cell))))
  expect(digests.map(({ differed }) => differed)).toEqual([[], []])
})

test('what is not allowed is refused before anything is signed', async () => {
  const { alice, cell } = await community()
  const refused = await alice.core.putListing(cell, listing({ mode: 'permanent', days: 7 }))
  expect(refused).toEqual({ ok: false, error: { type: 'refused', reason: { type: 'days-on-permanent' } } })
})

test('the example community is judged like any other, and refuses nothing', async () => {
  const phone = await Phone.create()
  const cell = must(await phone.core.createExample())
  must(await phone.core.openCommunity(cell))
  const rows = await rowsOf(phone, cell)
  expect(must(await phone.indexes.open(cell)).status('self')).toMatchObject({ refused: 0, standing: 'member' })
  expect(rows.members.filter(({ admitted }) => admitted === 1)).toHaveLength(60)
  expect(new Set(rows.agreements.map(({ status }) => status)).size).toBe(8)
})

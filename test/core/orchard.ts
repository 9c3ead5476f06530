import { expect } from 'vitest'
import type { ListingDraft, ProposalDraft } from '../../src/core/commands/commands.ts'
import type { CellId, MemberId } from '../../src/domain/ledger/entry.ts'
import { must } from '../contract/must.ts'
import { meet, Phone } from './phone.ts'

export const tenge = { code: 'KZT', symbol: '₸', decimals: 0 }

export const dayMs = 24 * 60 * 60 * 1000

/** A bicycle lent, unless said otherwise. */
export const listing = (given: Partial<ListingDraft> = {}): ListingDraft => ({
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

/** One thing kept for money, with places and a note. */
export const sale = (other: MemberId, leg: Pick<ProposalDraft['legs'][number], 'giver' | 'receiver' | 'listing'>): ProposalDraft => ({
  other,
  mode: 'permanent',
  legs: [{ kind: 'keep', want: null, title: 'Jam', value: 500, days: null, minutes: null, replacement: null, ...leg }],
  day: 20_780,
  place: 'By the fountain',
  returnPlace: '',
  note: 'Bring a bag',
})

export const jam = (given: Partial<ListingDraft> = {}): ListingDraft =>
  listing({ mode: 'permanent', category: 'food', title: 'Jam', value: 500, days: null, many: true, ...given })

/** Alice's community, with nobody in it but her. */
export const found = async (alice: Phone): Promise<CellId> => {
  const cell = must(await alice.core.createCommunity({ name: 'Orchard street', founder: 'Alice', currency: tenge, zone: 300, relays: [] }))
  must(await alice.core.openCommunity(cell))
  return cell
}

export const linkTo = (payload: string): string => `https://ayni.example/#/join/${payload}`

/** Has joined with the link and knows nothing yet. */
export const knock = async (cell: CellId, payload: string, name: string): Promise<Phone> => {
  const phone = await Phone.create()
  must(await phone.core.joinCommunity({ invitation: linkTo(payload), name }))
  must(await phone.core.openCommunity(cell))
  return phone
}

export const memberNamed = async (phone: Phone, cell: CellId, name: string): Promise<MemberId> => {
  const member = (await phone.rows(cell)).members.find((row) => row.name === name)?.member
  expect(member).toBeDefined()
  return member ?? ''
}

export const admittedNames = async (phone: Phone, cell: CellId): Promise<readonly string[]> =>
  (await phone.rows(cell)).members.filter(({ admitted }) => admitted === 1).map(({ name }) => name).toSorted()

/** Joined by a link of the host, admitted, and both hold the same. */
export const join = async (cell: CellId, host: Phone, name: string): Promise<Phone> => {
  const { payload } = must(await host.core.invite(cell, 'person'))
  const phone = await knock(cell, payload, name)
  await meet(cell, host, phone)
  await expect.poll(() => admittedNames(host, cell)).toContain(name)
  await meet(cell, host, phone)
  return phone
}

/** alice's community, with bob in it. */
export const orchard = async () => {
  const alice = await Phone.create()
  const cell = await found(alice)
  const bob = await join(cell, alice, 'Bob')
  return { alice, bob, cell, aliceId: await memberNamed(bob, cell, 'Alice'), bobId: await memberNamed(bob, cell, 'Bob') }
}

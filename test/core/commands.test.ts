import { expect, test } from 'vitest'
import type { Done } from '../../src/core/commands/commands.ts'
import type { EntryId } from '../../src/domain/ledger/entry.ts'
import { must } from '../contract/must.ts'
import { found, jam, listing, orchard, sale, tenge } from './orchard.ts'
import { meet, Phone } from './phone.ts'

/** One act that is recorded, and one of its kind that is refused: the refusal's name, or the problem's. */
const refusalOf = (done: Done<unknown>): string =>
  done.ok ? 'recorded' : done.error.type === 'refused' ? done.error.reason.type : done.error.type

/** Alice and bob with an agreement: alice lends her bicycle for bob's drill. */
const agreed = async () => {
  const { alice, bob, cell, aliceId, bobId } = await orchard()
  const bike = must(await alice.core.putListing(cell, listing()))
  const drill = must(await bob.core.putListing(cell, listing({ category: 'tools', title: 'Drill', value: 21_000, days: 5 })))
  await meet(cell, alice, bob)
  const loan = { kind: 'loan', want: null, minutes: null } as const
  const agreement = must(
    await alice.core.propose(cell, {
      other: bobId,
      mode: 'temporary',
      legs: [
        { ...loan, giver: aliceId, receiver: bobId, listing: bike, title: 'Bicycle', value: 30_000, days: 7, replacement: 30_000 },
        { ...loan, giver: bobId, receiver: aliceId, listing: drill, title: 'Drill', value: 21_000, days: 5, replacement: 21_000 },
      ],
      day: 20_780,
      place: '',
      returnPlace: '',
      note: '',
    }),
  )
  await meet(cell, alice, bob)
  return { alice, bob, cell, aliceId, bobId, bike, agreement }
}

test('createCommunity, setProfile: names are composed and without blanks around them; none at all is refused', async () => {
  const alice = await Phone.create()
  const cell = must(await alice.core.createCommunity({ name: ' Orchard ', founder: 'Ale\u0301na ', currency: tenge, zone: 300, relays: [] }))
  must(await alice.core.openCommunity(cell))
  expect(await alice.rows(cell)).toMatchObject({ cells: [{ name: 'Orchard' }], members: [{ name: 'Al\u00E9na', steward: 1, admitted: 1 }] })
  must(await alice.core.setProfile(cell, { name: ' Ali ', state: 'resting' }))
  expect((await alice.rows(cell)).members).toMatchObject([{ name: 'Ali', state: 'resting' }])
  expect(refusalOf(await alice.core.setProfile(cell, { name: '  ', state: 'active' }))).toBe('bad-field')
})

test('invite, invitationLink, withdrawInvitation: a link can be shown again by who wrote it alone', async () => {
  const { alice, bob, cell } = await orchard()
  const made = must(await alice.core.invite(cell, 'poster'))
  expect(must(await alice.core.invitationLink(cell, made.invitation))).toEqual(made)
  await meet(cell, alice, bob)
  expect(refusalOf(await bob.core.invitationLink(cell, made.invitation))).toBe('not-found')
  expect(refusalOf(await bob.core.withdrawInvitation(cell, made.invitation))).toBe('not-author')
  must(await alice.core.withdrawInvitation(cell, made.invitation))
  expect((await alice.rows(cell)).invitations.find(({ invitation }) => invitation === made.invitation)).toMatchObject({ withdrawn: 1, uses: 100 })
})

test('a link names the first meeting points, without the operator\'s code', async () => {
  const alice = await Phone.create()
  const cell = await found(alice)
  must(await alice.core.setRelays(cell, ['wss://one/relay#secret', 'wss://two/relay']))
  expect(must(await alice.core.relays(cell))).toEqual(['wss://one/relay#secret', 'wss://two/relay'])
  expect(alice.relays.at(-1)).toEqual(['wss://one/relay#secret', 'wss://two/relay'])
  const { payload } = must(await alice.core.invite(cell, 'person'))
  expect(must(await alice.core.previewInvitation(payload)).relays).toEqual(['wss://one/relay', 'wss://two/relay'])
  must(await alice.core.syncNow(cell))
  expect(alice.syncs).toBe(1)
})

test('putListing, withdrawListing: a listing is changed and withdrawn by its author', async () => {
  const { alice, bob, cell } = await orchard()
  const bike = must(await alice.core.putListing(cell, listing({ note: '  ', place: ' Gate ' })))
  must(await alice.core.putListing(cell, listing({ of: bike, title: 'Tandem' })))
  expect((await alice.rows(cell)).listings).toMatchObject([{ listing: bike, title: 'Tandem', state: 'open' }])
  await meet(cell, alice, bob)
  expect(refusalOf(await bob.core.putListing(cell, listing({ of: bike })))).toBe('not-author')
  expect(refusalOf(await bob.core.withdrawListing(cell, bike))).toBe('not-author')
  expect(refusalOf(await alice.core.putListing(cell, listing({ title: 'xx' })))).toBe('bad-field')
  must(await alice.core.withdrawListing(cell, bike))
  expect((await alice.rows(cell)).listings).toMatchObject([{ state: 'withdrawn' }])
  expect(refusalOf(await alice.core.withdrawListing(cell, bike))).toBe('already-withdrawn')
})

test('propose, sign, decline: who proposed has signed, and one signs once', async () => {
  const { alice, bob, cell, agreement } = await agreed()
  expect(refusalOf(await alice.core.sign(cell, agreement))).toBe('already-signed')
  must(await bob.core.sign(cell, agreement))
  expect((await bob.rows(cell)).agreements).toMatchObject([{ status: 'active' }])
  expect(refusalOf(await bob.core.decline(cell, agreement))).toBe('already-active')
})

test('decline: what was declined cannot be signed', async () => {
  const { alice, bob, cell, agreement } = await agreed()
  must(await bob.core.decline(cell, agreement))
  await meet(cell, alice, bob)
  expect((await alice.rows(cell)).agreements).toMatchObject([{ status: 'declined' }])
  expect(refusalOf(await bob.core.sign(cell, agreement))).toBe('called-off')
})

test('propose: not to oneself, and not with a listing that is not here', async () => {
  const { alice, cell, aliceId, bobId } = await orchard()
  const stall = must(await alice.core.putListing(cell, jam()))
  expect(refusalOf(await alice.core.propose(cell, sale(aliceId, { giver: aliceId, receiver: aliceId, listing: stall })))).toBe('parties-same')
  expect(refusalOf(await alice.core.propose(cell, sale(bobId, { giver: aliceId, receiver: bobId, listing: 'f'.repeat(64) })))).toBe('not-found')
  must(await alice.core.propose(cell, sale(bobId, { giver: aliceId, receiver: bobId, listing: stall })))
})

test('cancel: what holds is cancelled with a reason, once', async () => {
  const { alice, bob, cell, agreement } = await agreed()
  expect(refusalOf(await alice.core.cancel(cell, agreement, 'Ill'))).toBe('not-active')
  must(await bob.core.sign(cell, agreement))
  await meet(cell, alice, bob)
  expect(refusalOf(await alice.core.cancel(cell, agreement, ' '))).toBe('bad-field')
  must(await alice.core.cancel(cell, agreement, 'Ill'))
  expect((await alice.rows(cell)).agreements).toMatchObject([{ status: 'cancelled' }])
  expect(refusalOf(await alice.core.cancel(cell, 'f'.repeat(64), 'Ill'))).toBe('not-found')
})

test('confirmHandover, confirmReturn: each step once, in its order, with no more owed than replaces the thing', async () => {
  const { alice, bob, cell, agreement } = await agreed()
  const back = (leg: number, owed: number) => ({ agreement, leg, owed, inspection: 'scratched' })
  expect(refusalOf(await alice.core.confirmHandover(cell, agreement, 0))).toBe('not-active')
  must(await bob.core.sign(cell, agreement))
  must(await bob.core.confirmHandover(cell, agreement, 0))
  expect(refusalOf(await bob.core.confirmHandover(cell, agreement, 0))).toBe('already-confirmed')
  expect(refusalOf(await bob.core.confirmHandover(cell, agreement, 9))).toBe('leg-unknown')
  expect(refusalOf(await bob.core.confirmReturn(cell, back(0, 0)))).toBe('leg-not-handed-over')
  await meet(cell, alice, bob)
  must(await alice.core.confirmHandover(cell, agreement, 0))
  expect(refusalOf(await alice.core.confirmReturn(cell, back(0, 30_001)))).toBe('owed-above-replacement')
  must(await alice.core.confirmReturn(cell, back(0, 500)))
  expect(refusalOf(await alice.core.confirmReturn(cell, { ...back(0, 0), agreement: 'f'.repeat(64) }))).toBe('not-found')
})

test('confirmHandover: what settles a damage is confirmed for the amount both said, whatever the other says later', async () => {
  const { alice, bob, cell, agreement } = await agreed()
  const back = (owed: number) => ({ agreement, leg: 0, owed, inspection: '' })
  must(await bob.core.sign(cell, agreement))
  await meet(cell, alice, bob)
  must(await alice.core.confirmHandover(cell, agreement, 0))
  must(await bob.core.confirmHandover(cell, agreement, 0))
  await meet(cell, alice, bob)
  const said = must(await alice.core.confirmReturn(cell, back(500)))
  await meet(cell, alice, bob)
  must(await bob.core.confirmReturn(cell, back(500)))
  // Apart from that, alice asks for more: she has not seen that bob agrees.
  const more = must(await alice.core.confirmReturn(cell, back(900)))
  await meet(cell, alice, bob)
  const settled = must(await bob.core.confirmHandover(cell, agreement, 2))
  const [view] = must(await bob.core.entries(cell, [settled]))
  expect(view?.refs).toContain(said)
  expect(view?.refs).not.toContain(more)
  await meet(cell, alice, bob)
  must(await alice.core.confirmHandover(cell, agreement, 2))
  const [row] = (await alice.rows(cell)).agreements
  expect(row?.legs[2]).toMatchObject({ settles: 0, leg: { value: 500 } })
  expect(row?.legs[2]?.handedOverBy).toHaveLength(2)
})

test('an answer names what the others did, so that it is judged by what its author saw', async () => {
  const { alice, bob, cell, agreement } = await agreed()
  const signature = must(await bob.core.sign(cell, agreement))
  await meet(cell, alice, bob)
  const confirmed = must(await alice.core.confirmHandover(cell, agreement, 0))
  const [view] = must(await alice.core.entries(cell, [confirmed]))
  expect(view?.refs).toEqual([agreement, signature])
})

test('entries: what is here, as it is judged, and nothing of what is not', async () => {
  const { alice, bob, cell, agreement } = await agreed()
  const views = must(await bob.core.entries(cell, [agreement, 'f'.repeat(64)]))
  const aliceDevice = alice.target(cell).device
  expect(views).toMatchObject([{ id: agreement, kind: 'agreement.propose', device: aliceDevice, status: 'accepted', refusal: null }])
})

test('recount: counts entries and rows, and finds nothing wrong', async () => {
  const { alice, bob, cell } = await agreed()
  const [a, b] = [must(await alice.core.recount(cell)), must(await bob.core.recount(cell))]
  expect(a).toMatchObject({ differed: [], entries: (await alice.self(cell))?.entries })
  expect([b.entries, b.rows]).toEqual([a.entries, a.rows])
})

test('createExample, leaveCommunity: an example is marked as one, and can be left', async () => {
  const phone = await Phone.create()
  const cell = must(await phone.core.createExample())
  const listed = async () => must(await phone.install.directory.cells()).map((row) => [row.cell, row.example])
  expect(await listed()).toEqual([[cell, 1]])
  must(await phone.core.leaveCommunity(cell))
  expect(await listed()).toEqual([])
})

test('in a community that is not open nothing is done', async () => {
  const { alice, cell } = await orchard()
  const tab = await alice.tab()
  const id: EntryId = 'f'.repeat(64)
  const { core } = tab
  const calls: readonly Promise<Done<unknown>>[] = [
    core.setProfile(cell, { name: 'Alice', state: 'active' }),
    core.invite(cell, 'person'),
    core.invitationLink(cell, id),
    core.withdrawInvitation(cell, id),
    core.admit(cell, id),
    core.relays(cell),
    core.setRelays(cell, []),
    core.syncNow(cell),
    core.putListing(cell, listing()),
    core.withdrawListing(cell, id),
    core.propose(cell, sale(id, { giver: id, receiver: id, listing: null })),
    core.sign(cell, id),
    core.decline(cell, id),
    core.cancel(cell, id, ''),
    core.confirmHandover(cell, id, 0),
    core.confirmReturn(cell, { agreement: id, leg: 0, owed: 0, inspection: '' }),
    core.recount(cell),
    core.entries(cell, [id]),
  ]
  expect(new Set((await Promise.all(calls)).map(refusalOf))).toEqual(new Set(['not-the-writer']))
})
